package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.json.JsonSchema;
import dev.steward.policy.CallFacts.ToolFacts;
import dev.steward.registry.Mistake;
import dev.steward.registry.Risk;
import dev.steward.registry.YamlTree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of cases; what a case leaves out is an operator's low-risk call that costs nothing. */
final class CaseText {
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(CaseText.class, "policy-cases.schema.json");

  private CaseText() {}

  static List<PolicyCase> read(String text) {
    YamlTree file = PolicyText.tree(text);
    List<Mistake> mistakes = new ArrayList<>(file.mistakes());
    for (Violation violation : SCHEMA.validate(file.root())) {
      mistakes.add(file.mistake(violation.pointer(), violation.message()));
    }
    List<PolicyCase> cases = new ArrayList<>();
    JsonNode list = file.root().path("cases");
    for (int i = 0; mistakes.isEmpty() && i < list.size(); i++) {
      try {
        cases.add(read(list.get(i)));
      } catch (DateTimeParseException e) {
        mistakes.add(
            file.mistake("/cases/" + i + "/call/now", "is no moment such as 2026-03-01T09:00:00Z"));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidPolicy(mistakes);
    }
    return cases;
  }

  private static PolicyCase read(JsonNode each) {
    JsonNode expected = each.path("expect");
    return new PolicyCase(
        each.path("name").asText(),
        call(each.path("call")),
        Ruling.of(expected.path("verdict").asText()).orElseThrow(),
        expected.path("rule").asText());
  }

  private static CallFacts call(JsonNode call) {
    return new CallFacts(
        new ToolFacts(
            call.path("tool").asText(),
            Risk.valueOf(call.path("risk").asText("low").toUpperCase(Locale.ROOT)),
            call.path("owner").asText(""),
            call.path("approval").asText("by_risk"),
            texts(call.path("dataClasses"), List.of())),
        call.has("args") ? call.get("args") : Json.object(),
        call.path("tenant").asText("acme"),
        call.path("principal").asText("ada@example.com"),
        texts(call.path("roles"), List.of("operator")),
        call.path("session").asText(""),
        call.path("task").asText(""),
        call.path("cost").asLong(0),
        Instant.parse(call.path("now").asText("2026-03-02T10:00:00Z")));
  }

  private static List<String> texts(JsonNode list, List<String> otherwise) {
    if (list.isMissingNode()) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
