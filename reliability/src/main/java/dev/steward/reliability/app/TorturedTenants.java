package dev.steward.reliability.app;

import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** The tenants of the workload are there before the first call is. */
@Singleton
@Requires(property = Control.PROPERTY)
public final class TorturedTenants implements ApplicationEventListener<StartupEvent> {
  public static final List<TenantId> ALL =
      List.of(new TenantId("alder"), new TenantId("birch"), new TenantId("cedar"));

  /** Whose admins may stop everything. */
  public static final TenantId OPERATORS = new TenantId("demo");

  private final Tenants tenants;

  TorturedTenants(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public void onApplicationEvent(StartupEvent started) {
    ALL.forEach(tenant -> tenants.ensure(tenant, tenant.value()));
  }
}
