package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A decision with everything it was made from, so that it can be made again. */
public record Decision(
    String id,
    String domain,
    String entity,
    Optional<String> correlation,
    Maker maker,
    JsonNode facts,
    JsonNode features,
    JsonNode context,
    Optional<JsonNode> assist,
    Verdict verdict,
    AutonomyLevel level,
    String rule,
    String reason,
    Optional<BigDecimal> measure,
    Optional<BigDecimal> money,
    Status status,
    Origin origin,
    Instant decidedAt,
    long latencyMicros,
    List<Shadow> shadows) {
  public Decision {
    shadows = List.copyOf(shadows);
  }

  /** By which policy, and how likely it was that this one decided. */
  public record Maker(String policy, String digest, long epoch, String role, double propensity) {}

  /** Who asked, in which call. The effect key makes it one decision however often it is sent. */
  public record Origin(String principal, String run, String effectKey, String eventId) {}

  /** What a policy that only watches would have decided. */
  public record Shadow(
      String policy,
      String digest,
      Verdict verdict,
      AutonomyLevel level,
      String rule,
      String reason) {}
}
