package dev.steward.decisions.constitutions;

import java.math.BigDecimal;
import java.util.Optional;

/** The matters that are at most so large, and above the band before. */
public record Band(Optional<BigDecimal> upTo, AutonomyLevel level, Verdict verdict, String reason) {
  boolean holds(BigDecimal measure) {
    return upTo.isEmpty() || measure.compareTo(upTo.get()) <= 0;
  }

  /** As reasons name it. */
  public String name() {
    return "band-" + level;
  }
}
