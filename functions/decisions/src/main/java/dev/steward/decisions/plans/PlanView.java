package dev.steward.decisions.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plan as callers see it. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PlanView(
    String domain,
    long epoch,
    String seed,
    List<Member> policies,
    Optional<String> audience,
    String reason,
    String createdBy,
    Instant createdAt) {
  /** A policy in it; the weight is in ten-thousandths. */
  @Introspected
  record Member(String policy, String role, int weight) {}

  static PlanView of(Plan plan) {
    return new PlanView(
        plan.domain(),
        plan.epoch(),
        plan.seed(),
        plan.policies().stream()
            .map(each -> new Member(each.policy(), each.role().wire(), each.weight()))
            .toList(),
        plan.audience(),
        plan.reason(),
        plan.by(),
        plan.at());
  }
}
