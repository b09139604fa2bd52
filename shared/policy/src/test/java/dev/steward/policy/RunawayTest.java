package dev.steward.policy;

import static dev.steward.policy.Calls.allowsWhen;
import static dev.steward.policy.Calls.call;
import static dev.steward.policy.Calls.refusesWhen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.registry.Risk;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules made to take for ever take a moment, and say no. */
class RunawayTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final CallFacts LARGE = call(Risk.LOW, large());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args.many.all(a, args.many.all(b, args.many.all(c, a + b + c >= 0)))",
        "args.many.all(a, args.long.matches('(a|aa)+b$'))",
        "args.many.all(a, args.long.matches('(x?){200}b'))",
        "args.texts.all(t, args.texts.all(u, t.contains('t') && u.contains('t')))",
        "args.many.all(a, args.half.contains(args.half))",
        "args.many.all(a, args.texts == args.texts)",
        "args.many.all(a, !('nothing' in args.texts))",
        "args.many.all(a, args.many == args.many)",
      })
  void aRunawayRuleEndsSoonAndAllowsNothing(String expression) {
    Policy policy = allowsWhen(expression);
    long start = System.nanoTime();

    Judgement judgement = policy.judge(LARGE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(judgement.ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(judgement.rule()).isEqualTo("it");
  }

  @Test
  void theIterationsOfOneRuleAreCounted() {
    String thousand = "[" + "0,".repeat(31) + "0]";
    String nested = thousand + ".all(a, " + thousand + ".all(b, true))";

    assertThat(refusesWhen(nested).judge(call(Risk.LOW, "{}")).reason())
        .contains("more than 1000 iterations");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1].map(x, x).size() > 0",
        "[1].filter(x, true).size() > 0",
        "principal + principal == ''",
        "[1] + [2] == []",
        "text.matches('((a{1,1000}){1,1000}){1,1000}')",
        "text.matches('(a')",
        "text.matches(principal)",
      })
  void whatCouldGrowWithoutBoundDoesNotCompile(String expression) {
    assertThatThrownBy(() -> allowsWhen(expression)).isInstanceOf(InvalidPolicy.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!(", "-", "[", "{1:", "args.a."})
  void aDeepExpressionIsNoStackOverflow(String opening) {
    String deep = opening.repeat(4_000 / opening.length());

    assertThatThrownBy(() -> allowsWhen(deep)).isInstanceOf(InvalidPolicy.class);
  }

  @Test
  void whatALogicalOperatorDoesNotNeedMayFailAndStillEndsSoon() {
    long start = System.nanoTime();

    allowsWhen("args.many.all(a, args.many.all(b, a >= 0)) || true").judge(LARGE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  private static ObjectNode large() {
    ObjectNode args = Json.object();
    IntStream.range(0, 20_000).forEach(args.putArray("many")::add);
    var texts = args.putArray("texts");
    IntStream.range(0, 900).forEach(i -> texts.add("t".repeat(500) + i));
    args.put("long", "a".repeat(99_000) + "b");
    args.put("half", "a".repeat(50_000) + "c");
    return args;
  }
}
