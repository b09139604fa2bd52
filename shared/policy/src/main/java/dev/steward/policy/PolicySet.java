package dev.steward.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.policy.expressions.Patience;
import java.util.List;

/**
 * The policies in force for a tenant. Every one judges every call, and the strictest judgement
 * counts: a policy more can make the result stricter and never milder.
 */
public final class PolicySet {
  private final List<Policy> policies;
  private final Digest digest;

  /** The house's first, so that among equals its reason is the one given. */
  public PolicySet(List<Policy> policies) {
    this.policies = List.copyOf(policies);
    this.digest = Digest.of(CanonicalJson.bytes(list(policies)));
  }

  public List<Policy> policies() {
    return policies;
  }

  /** Covers name, version and digest of each, in order. */
  public Digest digest() {
    return digest;
  }

  public Judgement judge(CallFacts facts) {
    Patience patience = new Patience();
    return ScopedValue.where(Patience.PRESENT, patience)
        .call(() -> strictest(new CallVariables(facts, patience)));
  }

  private Judgement strictest(CallVariables call) {
    Judgement strictest = null;
    for (Policy policy : policies) {
      Judgement judgement = policy.judge(call);
      if (strictest == null || judgement.stricterThan(strictest)) {
        strictest = judgement;
      }
    }
    return strictest == null
        ? new Judgement("none", "0.0.0", Judgement.NO_RULE, Ruling.REFUSE, "no policy is in force")
        : strictest;
  }

  private static JsonNode list(List<Policy> policies) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Policy policy : policies) {
      list.addObject()
          .put("name", policy.name())
          .put("version", policy.version().toString())
          .put("digest", policy.digest().value());
    }
    return list;
  }
}
