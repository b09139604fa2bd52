package dev.steward.analytics.insights;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.documents.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The id of an insight. It comes of the effect key: every attempt of a call writes the same
 * insight, however often it is begun.
 */
record InsightId(String value) {
  static final String COLLECTION = "insights";

  private static final String SHAPE = "ins_[0-9a-f]{32}";
  private static final int DIGITS = 32;

  InsightId {
    if (!value.matches(SHAPE)) {
      throw new IllegalArgumentException("not the id of an insight: " + value);
    }
  }

  /** Empty for a text that no insight has for its id. */
  static Optional<InsightId> parse(String text) {
    return text.matches(SHAPE) ? Optional.of(new InsightId(text)) : Optional.empty();
  }

  static InsightId of(Invocation call) {
    Digest digest =
        Digest.of(
            (call.tenant().value() + "\n").getBytes(StandardCharsets.UTF_8),
            call.effectKey().getBytes(StandardCharsets.UTF_8));
    String hex = digest.value().substring("sha256:".length());
    return new InsightId("ins_" + hex.substring(0, DIGITS));
  }

  DocumentKey pointer(TenantId tenant) {
    return new DocumentKey(tenant, COLLECTION, value);
  }

  String prefix(TenantId tenant) {
    return "insights/" + tenant.value() + "/" + value;
  }

  ArtifactName artifact(TenantId tenant, String file) {
    return new ArtifactName(prefix(tenant) + "/" + file);
  }
}
