package dev.steward.decisions.plans;

import dev.steward.decisions.constitutions.Constitution;
import java.util.List;

/** A plan with its policies, compiled. */
public record InForce(Plan plan, List<Member> members) {
  public InForce {
    members = List.copyOf(members);
  }

  /** A policy and its part in the plan. */
  public record Member(PlannedPolicy planned, Constitution constitution) {}

  public Member live() {
    return members.stream()
        .filter(each -> each.planned().role() == Part.LIVE)
        .findFirst()
        .orElseThrow();
  }

  public List<Member> deciding() {
    return members.stream().filter(each -> each.planned().role() != Part.SHADOW).toList();
  }

  public List<Member> shadows() {
    return members.stream().filter(each -> each.planned().role() == Part.SHADOW).toList();
  }
}
