package dev.steward.decisions.assist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.decisions.constitutions.Assist;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.constitutions.Declarations;
import dev.steward.decisions.constitutions.Judgement;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.util.Optional;

/**
 * What a policy asks a model about a decision. It is the same question whenever its digest is: what
 * was alike at the time is background, and not part of it.
 */
public record Inquiry(Assist terms, Judgement decided, ObjectNode facts, ObjectNode known) {
  /** Empty where the policy asks nobody. */
  public static Optional<Inquiry> about(Constitution constitution, Case known, Judgement decided) {
    return constitution
        .assist()
        .filter(terms -> terms.levels().contains(decided.level()))
        .map(
            terms -> {
              ObjectNode features = Json.object();
              known.features().forEach(features::put);
              return new Inquiry(
                  terms, decided, readable(constitution.facts(), known.facts()), features);
            });
  }

  /** The facts that are neither personal nor protected. */
  public static ObjectNode readable(Declarations declared, JsonNode facts) {
    ObjectNode readable = Json.object();
    for (Declaration fact : declared.all()) {
      JsonNode value = facts.path(fact.name());
      if (fact.readable() && value.isValueNode() && !value.isNull()) {
        readable.set(fact.name(), value);
      }
    }
    return readable;
  }

  JsonNode rules() {
    return Json.object()
        .put("verdict", decided.verdict().wire())
        .put("level", decided.level().name())
        .put("rule", decided.rule())
        .put("reason", decided.reason());
  }

  public Digest digest() {
    ObjectNode question = Json.object().put("prompt", terms.prompt());
    question.set("decided", rules());
    question.set("facts", facts);
    question.set("known", known);
    return Digest.of(CanonicalJson.bytes(question));
  }
}
