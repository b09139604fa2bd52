package dev.steward.allinone.up;

import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import io.micronaut.context.ApplicationContext;

/** The tenant a first visitor finds. */
final class DemoTenant {
  static final TenantId ID = new TenantId("demo");

  private DemoTenant() {}

  static void ensure(ApplicationContext controlPlane) {
    controlPlane.getBean(Tenants.class).ensure(ID, "Linden & Fell");
  }
}
