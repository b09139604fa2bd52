package dev.steward.decisions.webhooks;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import java.time.Instant;

/** A call that is to be made once, and how often that was tried, this time included. */
public record Effect(
    TenantId tenant,
    String source,
    String endpoint,
    String delivery,
    int seq,
    Call call,
    int attempt,
    boolean late,
    Instant receivedAt) {
  /** The same in every attempt; vendors tell repetitions by it. */
  public String key() {
    String whole = String.join("\n", tenant.value(), source, endpoint, delivery, "" + seq);
    return "steward-" + Digest.of(whole).value().substring("sha256:".length());
  }
}
