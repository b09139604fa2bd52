package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.JsonSchema;
import dev.steward.policy.InvalidPolicy;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases that stand beside a constitution, in {@code NAME@VERSION.cases.yaml}. */
public final class CasesText {
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(CasesText.class, "constitution-cases.schema.json");

  private CasesText() {}

  /** How many cases there are, and which come out otherwise than they say, each with its place. */
  public record Proof(int cases, List<Mistake> failures) {
    public Proof {
      failures = List.copyOf(failures);
    }
  }

  /** Throws {@link InvalidPolicy} where the cases cannot be read. */
  public static Proof prove(String text, Constitution constitution) {
    YamlTree file = ConstitutionText.tree(text);
    List<ConstitutionCase> cases = read(file, constitution);
    List<Mistake> failures = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      String pointer = "/cases/" + i + "/expect";
      ConstitutionCase each = cases.get(i);
      each.failure(constitution)
          .ifPresent(failure -> failures.add(file.mistake(pointer, each.name() + ": " + failure)));
    }
    return new Proof(cases.size(), failures);
  }

  /** Throws {@link InvalidPolicy} with every mistake; the facts of each case are checked too. */
  public static List<ConstitutionCase> read(String text, Constitution constitution) {
    return read(ConstitutionText.tree(text), constitution);
  }

  private static List<ConstitutionCase> read(YamlTree file, Constitution constitution) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Violation violation : SCHEMA.validate(file.root())) {
      mistakes.add(file.mistake(violation.pointer(), violation.message()));
    }
    List<ConstitutionCase> cases = new ArrayList<>();
    JsonNode list = file.root().path("cases");
    for (int i = 0; mistakes.isEmpty() && i < list.size(); i++) {
      JsonNode facts = list.get(i).path("facts");
      for (Violation violation : constitution.facts().check(facts)) {
        mistakes.add(
            file.mistake("/cases/" + i + "/facts" + violation.pointer(), violation.message()));
      }
      cases.add(read(list.get(i)));
    }
    if (!mistakes.isEmpty()) {
      throw InvalidPolicy.inReadingOrder(mistakes);
    }
    return cases;
  }

  private static ConstitutionCase read(JsonNode each) {
    Map<String, Double> features = new HashMap<>();
    each.path("features")
        .properties()
        .forEach(feature -> features.put(feature.getKey(), feature.getValue().asDouble()));
    JsonNode expected = each.path("expect");
    return new ConstitutionCase(
        each.path("name").asText(),
        new Case(each.path("facts"), features),
        Verdict.of(expected.path("verdict").asText()),
        AutonomyLevel.valueOf(expected.path("level").asText()),
        expected.path("rule").asText());
  }
}
