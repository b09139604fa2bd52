package dev.steward.decisions.learning;

/** A policy that takes part in an experiment, and its share of the cases of 10,000. */
public record Arm(String policy, int weight) {
  public static final int WHOLE = 10_000;

  public Arm {
    if (policy.isBlank()) {
      throw new IllegalArgumentException("an arm must name its policy");
    }
    if (weight < 0 || weight > WHOLE) {
      throw new IllegalArgumentException("not a weight of " + WHOLE + ": " + weight);
    }
  }

  /** The exact chance that a unit falls to this arm. */
  public double propensity() {
    return (double) weight / WHOLE;
  }
}
