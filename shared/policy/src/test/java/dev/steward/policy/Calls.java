package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.json.StoredJson;
import dev.steward.json.StrictJson;
import dev.steward.policy.CallFacts.ToolFacts;
import dev.steward.registry.Risk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Calls and policies for the tests. */
final class Calls {
  private Calls() {}

  static CallFacts call(Risk risk, String args) {
    return call(risk, StrictJson.parse(args.getBytes(StandardCharsets.UTF_8)));
  }

  static CallFacts call(Risk risk, JsonNode args) {
    return new CallFacts(
        new ToolFacts("shop.set_price", risk, "shop@example.com", "by_risk", List.of("internal")),
        args,
        "acme",
        "ada@example.com",
        List.of("operator"),
        "ses_1",
        "",
        2_000_000,
        Instant.parse("2026-03-02T10:00:00Z"));
  }

  /** One rule that matches when the expression holds, then one that allows. */
  static Policy refusesWhen(String expression) {
    return policy("refuse", expression);
  }

  static Policy allowsWhen(String expression) {
    return PolicyText.read(
        """
        {"name": "trial", "version": "1.0.0", "rules": [
          {"name": "it", "when": %s, "verdict": "allow", "reason": "because"}]}
        """
            .formatted(quoted(expression)));
  }

  private static Policy policy(String verdict, String expression) {
    return PolicyText.read(
        """
        {"name": "trial", "version": "1.0.0", "rules": [
          {"name": "it", "when": %s, "verdict": "%s", "reason": "because"},
          {"name": "rest", "when": "true", "verdict": "allow", "reason": "otherwise"}]}
        """
            .formatted(quoted(expression), verdict));
  }

  private static String quoted(String text) {
    return StoredJson.write(TextNode.valueOf(text));
  }
}
