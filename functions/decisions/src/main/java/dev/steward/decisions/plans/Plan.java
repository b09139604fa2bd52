package dev.steward.decisions.plans;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which policies decide in a domain, from one epoch to the next. Exactly one is live; the shares of
 * those that decide make a whole. {@code audience} is a condition over the facts: who is outside it
 * is decided by the live policy.
 */
public record Plan(
    String domain,
    long epoch,
    String seed,
    List<PlannedPolicy> policies,
    Optional<String> audience,
    String reason,
    String by,
    Instant at) {
  public Plan {
    policies = List.copyOf(policies);
  }

  public PlannedPolicy live() {
    return policies.stream().filter(each -> each.role() == Part.LIVE).findFirst().orElseThrow();
  }
}
