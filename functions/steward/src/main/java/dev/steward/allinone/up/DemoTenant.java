package dev.steward.allinone.up;

import dev.steward.controlplane.ledger.budgets.Budgets;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import io.micronaut.context.ApplicationContext;

/** The tenant a first visitor finds. */
final class DemoTenant {
  static final TenantId ID = new TenantId("demo");

  /** A thousand units of the price table's currency a day: nobody's first try ends at it. */
  private static final long A_THOUSAND = 1_000_000_000L;

  private DemoTenant() {}

  static void ensure(ApplicationContext controlPlane) {
    controlPlane.getBean(Tenants.class).ensure(ID, "Linden & Fell");
    controlPlane.getBean(Budgets.class).ensureDaily(ID, A_THOUSAND, "steward");
  }
}
