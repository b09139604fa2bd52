package dev.steward.decisions.constitutions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.json.Json;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever cannot be judged is left to people: never approved, never denied. */
class UnsureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "120 / facts.months > 2",
        "120 % facts.months > 2",
        "facts.income > 10.0",
        "facts.months - 9223372036854775807 - 5 > 1",
        "100.0 / double(facts.months) > 2.0",
        "-100.0 / double(facts.months) < 2.0",
        "0.0 / double(facts.months) == 1.0",
        "1e300 * 1e300 > facts.amount",
        "1e308 + 1e308 > facts.amount",
        "[1, 2][facts.months + 5] > 1",
      })
  void aGuardThatCannotBeEvaluatedEscalates(String when) {
    escalated(Loans.plain().when("'" + when + "'"), "the guard too-long cannot be evaluated");
  }

  @Test
  void aGuardThatWouldGoOnForEverEscalates() {
    String list = IntStream.range(0, 30).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String loops =
        "[%s].all(a, [%s].all(b, [%s].all(c, a + b + c >= facts.months)))"
            .formatted(list, list, list);

    escalated(Loans.plain().when("'" + loops + "'"), "the guard too-long cannot be evaluated");
  }

  @Test
  void aMatterOfUnknownSizeEscalates() {
    escalated(
        Loans.plain().with("measure: facts.amount", "measure: facts.amount / facts.income"),
        "the size of the matter cannot be told");
    escalated(
        Loans.plain().with("measure: facts.amount", "measure: facts.amount / 0.0"),
        "the size of the matter cannot be told");
  }

  @Test
  void whatIsLargerThanEveryBandEscalates() {
    escalated(
        Loans.plain()
            .with("    - {level: AL0, verdict: escalate, reason: large}\n", "")
            .with("upTo: 1000", "upTo: 501")
            .with("upTo: 500", "upTo: 10"),
        "it is larger than any band");
  }

  private static void escalated(Loans loans, String why) {
    Judgement judgement =
        ConstitutionText.read(loans.text())
            .judge(new Case(Json.object().put("amount", 600).put("months", 0), Map.of()));

    assertThat(judgement.verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(judgement.level()).isEqualTo(AutonomyLevel.AL0);
    assertThat(judgement.rule()).isEqualTo("unsure");
    assertThat(judgement.reason()).startsWith(why);
  }
}
