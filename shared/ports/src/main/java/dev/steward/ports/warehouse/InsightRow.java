package dev.steward.ports.warehouse;

import dev.steward.core.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One insight as it is kept: which tool found it, who asked, in which run, the artifact that
 * reports it, and the text of a JSON object with everything it says.
 */
public record InsightRow(
    TenantId tenant,
    String id,
    String kind,
    String title,
    Instant createdAt,
    String principal,
    @Nullable String run,
    @Nullable String report,
    String content) {
  public InsightRow {
    createdAt = Times.checked(createdAt);
  }
}
