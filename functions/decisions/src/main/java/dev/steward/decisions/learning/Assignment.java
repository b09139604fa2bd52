package dev.steward.decisions.learning;

/** Which policy decides a unit's cases in an epoch; the arm's weight was the chance of it. */
public record Assignment(String experiment, long epoch, String unit, Arm arm) {
  public String policy() {
    return arm.policy();
  }

  public double propensity() {
    return arm.propensity();
  }
}
