package dev.steward.policy;

import dev.steward.policy.expressions.Condition;

/** One rule: when its condition holds, its ruling is the policy's. */
public record Rule(String name, String when, Ruling ruling, String reason, Condition condition) {
  @Override
  public String toString() {
    return name + ": " + ruling.wire() + " when " + when;
  }
}
