package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.Patience;
import dev.steward.registry.Risk;
import java.util.List;

/**
 * A policy as it was published: never changed again under its name and version. {@code digest}
 * covers {@code definition}, the whole file as JSON, in canonical form.
 */
public record Policy(
    String name,
    SemanticVersion version,
    String description,
    List<Rule> rules,
    JsonNode definition,
    Digest digest) {
  public Policy {
    rules = List.copyOf(rules);
  }

  static Policy of(JsonNode definition, List<Rule> rules) {
    return new Policy(
        definition.path("name").asText(),
        SemanticVersion.parse(definition.path("version").asText()),
        definition.path("description").asText(),
        rules,
        definition,
        Digest.of(CanonicalJson.bytes(definition)));
  }

  /** Such as {@code house@1.0.0}. */
  public String id() {
    return name + '@' + version;
  }

  /** The first rule that matches decides; where none can, nothing is allowed. */
  public Judgement judge(CallFacts facts) {
    Patience patience = new Patience();
    return ScopedValue.where(Patience.PRESENT, patience)
        .call(() -> judge(new CallVariables(facts, patience)));
  }

  Judgement judge(CallVariables call) {
    for (Rule rule : rules) {
      switch (rule.condition().test(call)) {
        case Condition.Answer.Yes _ -> {
          return judgement(rule.name(), rule.ruling(), rule.reason());
        }
        case Condition.Answer.No _ -> {}
        case Condition.Answer.Failed(String why) -> {
          return unsure(
              call, rule.name(), "the rule " + rule.name() + " cannot be evaluated: " + why);
        }
      }
    }
    return unsure(call, Judgement.NO_RULE, "no rule allows this call");
  }

  /** A person decides what a rule cannot where much is at stake; otherwise the answer is no. */
  private Judgement unsure(CallVariables call, String rule, String reason) {
    boolean high = call.facts().tool().risk() == Risk.HIGH;
    return judgement(rule, high ? Ruling.HOLD : Ruling.REFUSE, reason);
  }

  private Judgement judgement(String rule, Ruling ruling, String reason) {
    return new Judgement(name, version.toString(), rule, ruling, reason);
  }
}
