package dev.steward.redaction;

import java.time.Duration;

/** How long a text may be (in UTF-16 units) and how long its redaction may take. */
public record RedactionLimits(int longest, Duration slowest) {
  public static final RedactionLimits USUAL = new RedactionLimits(1 << 20, Duration.ofSeconds(30));

  public RedactionLimits {
    if (longest < 1 || !slowest.isPositive()) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
