package dev.steward.policy;

import static dev.steward.policy.Calls.allowsWhen;
import static dev.steward.policy.Calls.call;
import static dev.steward.policy.Calls.refusesWhen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.registry.Risk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final CallFacts CALL =
      call(
          Risk.MEDIUM,
          """
          {"sku": "a1", "price": 9.5, "count": 3, "none": null, "on": true, "env": "prod",
           "posts": [{"text": "hello"}, {"text": "free money"}], "list": [1, 2, 3]}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool.name == 'shop.set_price'",
        "tool.risk == 'medium' && tool.owner == 'shop@example.com'",
        "'internal' in tool.dataClasses",
        "args.sku == 'a1'",
        "args.price > 9 && args.price < 10.0",
        "args.count == 3",
        "args.count == 3.0",
        "args.none == null",
        "args.on",
        "args.posts.exists(p, p.text.contains('money'))",
        "args.posts.all(p, size(p.text) > 2)",
        "args.posts.exists_one(p, p.text.matches('(?i)FREE'))",
        "args.list[2] == 3",
        "size(args.list) == 3",
        "!has(args.missing)",
        "env == 'prod'",
        "text.matches('(?i)free money')",
        "tenant == 'acme' && principal.endsWith('@example.com')",
        "'operator' in roles",
        "session == 'ses_1' && task == ''",
        "cost > 1000000",
        "now > timestamp('2026-01-01T00:00:00Z')",
        "now.getDayOfWeek() == 1 && now.getHours('Europe/Berlin') == 11",
      })
  void aRuleMayAskForAnythingAboutTheCall(String expression) {
    assertThat(refusesWhen(expression).judge(CALL).rule()).isEqualTo("it");
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    Judgement judgement = refusesWhen("args.count > 2").judge(CALL);

    assertThat(judgement.name()).isEqualTo("trial@1.0.0/it");
    assertThat(judgement.ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(judgement.reason()).isEqualTo("because");
    assertThat(refusesWhen("args.count > 3").judge(CALL).rule()).isEqualTo("rest");
  }

  @Test
  void whatNoRuleAllowsIsRefused() {
    Judgement judgement = allowsWhen("false").judge(CALL);

    assertThat(judgement.ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(judgement.rule()).isEqualTo("default");
  }

  @Test
  void whatNoRuleAllowsIsHeldWhereTheRiskIsHigh() {
    assertThat(allowsWhen("false").judge(call(Risk.HIGH, "{}")).ruling()).isEqualTo(Ruling.HOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args.missing == 1",
        "args.sku > 3",
        "args.list[7] == 1",
        "1 / (args.count - 3) > 0",
        "int(args.sku) == 1",
        "timestamp(args.sku) < now",
        "args.price.matches('x')",
      })
  void aRuleThatCannotBeEvaluatedRefusesAndIsNamed(String expression) {
    Judgement judgement = allowsWhen(expression).judge(CALL);

    assertThat(judgement.ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(judgement.rule()).isEqualTo("it");
    assertThat(judgement.reason()).startsWith("the rule it cannot be evaluated");
  }

  @Test
  void aRuleThatRefusesAndCannotBeEvaluatedDoesNotLetTheNextOneAllow() {
    assertThat(refusesWhen("args.missing == 1").judge(CALL).ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(refusesWhen("args.missing == 1").judge(call(Risk.HIGH, "{}")).ruling())
        .isEqualTo(Ruling.HOLD);
  }

  @Test
  void theReasonOfAFailureQuotesNoArgument() {
    assertThat(
            allowsWhen("int(args.sku) == 1").judge(call(Risk.LOW, "{\"sku\":\"secret\"}")).reason())
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"guar\u200Banteed", "ｇｕａｒａｎｔｅｅｄ", "guar\u00ADanteed", "guaranteed"})
  void hiddenCharactersDoNotHideAWord(String word) {
    assertThat(
            refusesWhen("text.matches('\\\\bguaranteed\\\\b')")
                .judge(call(Risk.LOW, "{\"a\":[{\"b\":\"results\\n" + word + "\"}]}"))
                .rule())
        .isEqualTo("it");
  }

  @Test
  void theStrictestOfSeveralPoliciesCounts() {
    Policy mild = allowsWhen("true");
    Policy strict = refusesWhen("args.count == 3");

    assertThat(new PolicySet(List.of(mild, strict)).judge(CALL).ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(new PolicySet(List.of(strict, mild)).judge(CALL).ruling()).isEqualTo(Ruling.REFUSE);
    assertThat(new PolicySet(List.of(mild)).judge(CALL).ruling()).isEqualTo(Ruling.ALLOW);
  }

  @Test
  void withoutAnyPolicyNothingIsAllowed() {
    assertThat(new PolicySet(List.of()).judge(CALL).ruling()).isEqualTo(Ruling.REFUSE);
  }

  @Test
  void theDigestOfASetCoversWhatIsInItAndInWhichOrder() {
    Policy one = allowsWhen("true");
    Policy other = allowsWhen("false");

    assertThat(List.of(List.of(one), List.of(other), List.of(one, other), List.of(other, one)))
        .extracting(policies -> new PolicySet(policies).digest())
        .doesNotHaveDuplicates();
    assertThat(new PolicySet(List.of(one)).digest())
        .isEqualTo(new PolicySet(List.of(allowsWhen("true"))).digest());
  }
}
