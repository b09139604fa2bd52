package dev.steward.policy;

/** What a policy says of a call, by which of its rules, and why. */
public record Judgement(String policy, String version, String rule, Ruling ruling, String reason) {
  /** The rule that is named when none matched. */
  public static final String NO_RULE = "default";

  /** Such as {@code house@1.0.0/production}. */
  public String name() {
    return policy + '@' + version + '/' + rule;
  }

  boolean stricterThan(Judgement other) {
    return ruling.compareTo(other.ruling) > 0;
  }
}
