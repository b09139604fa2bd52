package dev.steward.decisions.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another policy would have decided, against what was decided. Every replayed decision is in
 * exactly one of {@code same} and {@code changed}; money is what was decided about, in the domain's
 * unit.
 */
@Introspected
public record Report(
    String policy,
    String domain,
    String digest,
    int decisions,
    int replayed,
    int same,
    int changed,
    Map<String, Integer> notReplayed,
    Optional<Instant> from,
    Optional<Instant> to,
    List<Move> verdicts,
    List<Move> levels,
    List<RuleMove> rules,
    BigDecimal moneyAffected,
    List<Change> examples,
    double seconds) {

  /** So many decisions went from one verdict or level to another. */
  @Introspected
  public record Move(String before, String after, int decisions, BigDecimal money) {}

  /** So many were decided by one rule, and would have been by another. */
  @Introspected
  public record RuleMove(
      String before,
      String after,
      String reason,
      int decisions,
      int verdictsChanged,
      BigDecimal money,
      List<Factor> factors) {}

  /**
   * A fact that alone makes the difference: with its usual value instead, the case would have been
   * decided as it was.
   */
  @Introspected
  public record Factor(String fact, int decisions, int of) {}

  /** One decision that would have been another. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Change(
      String decision,
      String entity,
      Instant at,
      Side before,
      Side after,
      Optional<BigDecimal> money,
      List<String> facts) {}

  /** What a policy says of it. */
  @Introspected
  public record Side(String policy, String verdict, String level, String rule, String reason) {}
}
