package dev.steward.controlplane.kernel;

import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** May this principal call tools at all? The same answer as the route's, for callers inside. */
@Singleton
final class IdentityGate implements Gate {
  private static final Set<Role> MAY_INVOKE =
      EnumSet.of(Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER);

  @Override
  public GateSlot slot() {
    return GateSlot.IDENTITY;
  }

  @Override
  public Verdict check(Passage passage) {
    if (passage.call().caller().roles().stream().noneMatch(MAY_INVOKE::contains)) {
      return new Verdict.Refuse(ProblemType.FORBIDDEN, "none of the caller's roles may call tools");
    }
    return new Verdict.Pass(passage);
  }
}
