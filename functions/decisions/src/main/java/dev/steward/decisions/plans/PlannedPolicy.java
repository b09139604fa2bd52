package dev.steward.decisions.plans;

/** A policy in a plan; the weight is its share of the cases, in ten-thousandths. */
public record PlannedPolicy(String policy, Part role, int weight) {
  public static final int WHOLE = 10_000;

  public PlannedPolicy {
    if (role == Part.SHADOW ? weight != 0 : weight < 1 || weight > WHOLE) {
      throw new IllegalArgumentException("a share lies between 1 and 10000; a shadow has none");
    }
  }
}
