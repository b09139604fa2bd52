package dev.steward.decisions.constitutions;

/** How far a verdict goes without a person, from not at all. */
public enum AutonomyLevel {
  /** People decide. */
  AL0,
  /** A person agrees to what is proposed. */
  AL1,
  /** Done, and people are told. */
  AL2,
  /** Done. */
  AL3;

  /** Whether a person must agree before anything is done. */
  public boolean waits() {
    return this == AL0 || this == AL1;
  }

  AutonomyLevel stricter(AutonomyLevel other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
