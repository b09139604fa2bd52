package dev.steward.decisions.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Audience;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.learning.Arm;
import dev.steward.decisions.learning.Assignment;
import dev.steward.decisions.learning.Epoch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan with its policies, compiled. */
public record InForce(Plan plan, List<Member> members, Optional<Audience> audience, Epoch shares) {
  public InForce {
    members = List.copyOf(members);
  }

  static InForce of(Plan plan, List<Member> members) {
    Constitution live =
        members.stream()
            .filter(each -> each.planned().role() == Part.LIVE)
            .findFirst()
            .orElseThrow()
            .constitution();
    return new InForce(
        plan,
        members,
        plan.audience().map(expression -> Audience.of(live, expression)),
        new Epoch(
            plan.domain(),
            Math.toIntExact(plan.epoch()),
            plan.seed(),
            plan.policies().stream()
                .filter(each -> each.role() != Part.SHADOW)
                .map(each -> new Arm(each.policy(), each.weight()))
                .toList()));
  }

  /** The policy that decides a case of an entity, and how likely it was to be this one. */
  public Assigned assign(TenantId tenant, String entity, JsonNode facts) {
    if (audience.isPresent() && !audience.get().holds(new Case(facts, Map.of()))) {
      return new Assigned(live(), 1);
    }
    Assignment assignment = shares.assign(tenant, entity);
    return new Assigned(
        members.stream()
            .filter(each -> each.planned().policy().equals(assignment.policy()))
            .findFirst()
            .orElseThrow(),
        assignment.propensity());
  }

  /** Which member decides. */
  public record Assigned(Member member, double propensity) {}

  /** A policy and its part in the plan. */
  public record Member(PlannedPolicy planned, Constitution constitution) {}

  public Member live() {
    return members.stream()
        .filter(each -> each.planned().role() == Part.LIVE)
        .findFirst()
        .orElseThrow();
  }

  public List<Member> shadows() {
    return members.stream().filter(each -> each.planned().role() == Part.SHADOW).toList();
  }
}
