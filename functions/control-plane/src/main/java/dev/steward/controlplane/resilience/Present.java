package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Verdict;
import dev.steward.core.TenantId;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Why a tool cannot be dispatched at present. */
@Singleton
final class Present {
  private final Degrade degrade;
  private final Circuits circuits;

  Present(Degrade degrade, Circuits circuits) {
    this.degrade = degrade;
    this.circuits = circuits;
  }

  Optional<Verdict.Refuse> refusal(TenantId tenant, Tool tool) {
    return degrade.refusal(tenant, tool.risk()).or(() -> circuits.of(tool).refusal());
  }
}
