package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.decisions.constitutions.ConstitutionVersion;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * What the journal says of a decision. The facts stand beside the chain: it holds a commitment to
 * them, so that they can be erased. The rest is named as contracts/events names it: dashboards read
 * it.
 */
final class DecisionEntry {
  private DecisionEntry() {}

  static NewEntry of(Decision decision, String salt) {
    PolicyId policy = PolicyId.parse(decision.maker().policy());
    ConstitutionVersion version = policy.version().orElseThrow();
    ObjectNode data =
        Json.object()
            .put("decision", decision.id())
            .put(
                "entity",
                commitment(salt, Json.MAPPER.getNodeFactory().textNode(decision.entity())))
            .put("domain", decision.domain())
            .put("policy", policy.name())
            .put("version", version.toString())
            .put("policyDigest", decision.maker().digest())
            .put("epoch", decision.maker().epoch())
            .put("role", decision.maker().role())
            .put("propensity", decision.maker().propensity())
            .put("verdict", decision.verdict().wire())
            .put("autonomy", decision.level().name())
            .put("rule", decision.rule())
            .put("latencyMicros", decision.latencyMicros())
            .put("facts", commitment(salt, decision.facts()))
            .put("features", commitment(salt, decision.features()));
    if (version.isVariant()) {
      data.put("variant", version.last());
    }
    decision.assist().ifPresent(assist -> data.set("assist", assisted(assist, salt)));
    return new NewEntry(
        decision.origin().eventId(),
        "decision.made",
        decision.decidedAt(),
        new Facts(
            decision.origin().principal(),
            decision.origin().run(),
            null,
            null,
            null,
            "decisions.decide",
            null),
        data);
  }

  /** What a model was asked and said is kept as the facts are: a bare digest could be guessed. */
  private static JsonNode assisted(JsonNode assist, String salt) {
    ObjectNode told = Json.object();
    for (String member : new String[] {"effect", "model", "tokens"}) {
      if (assist.has(member)) {
        told.set(member, assist.path(member));
      }
    }
    return told.put("record", commitment(salt, assist));
  }

  private static String commitment(String salt, JsonNode value) {
    return Digest.of(salt.getBytes(StandardCharsets.UTF_8), CanonicalJson.bytes(value)).value();
  }
}
