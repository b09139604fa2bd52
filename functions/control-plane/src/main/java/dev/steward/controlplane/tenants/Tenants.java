package dev.steward.controlplane.tenants;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of tenants. A run can only belong to a tenant that stands here. */
@Singleton
public final class Tenants {
  private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);

  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final Set<TenantId> known = ConcurrentHashMap.newKeySet();

  Tenants(TenantTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  public List<TenantId> all() {
    return transactions.readUnbound(
        tx -> {
          try (PreparedStatement select =
                  tx.prepareStatement("SELECT tenant_id FROM control.tenant ORDER BY tenant_id");
              ResultSet rows = select.executeQuery()) {
            List<TenantId> tenants = new ArrayList<>();
            while (rows.next()) {
              tenants.add(new TenantId(rows.getString(1)));
            }
            return tenants;
          }
        });
  }

  /** Tenants are never removed, so one that was found is not looked for again. */
  public boolean knows(TenantId tenant) {
    if (!known.contains(tenant)) {
      known.addAll(all());
    }
    return known.contains(tenant);
  }

  /** Work in the background for every tenant: what is wrong with one does not keep the others. */
  public void each(Consumer<TenantId> work) {
    for (TenantId tenant : all()) {
      try {
        work.accept(tenant);
      } catch (RuntimeException e) {
        LOG.warn("work for {} was left off", tenant, e);
      }
    }
  }

  /** Adds the tenant, with its kill switch, unless it is there. */
  public void ensure(TenantId tenant, String name) {
    transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement insert =
              tx.prepareStatement(
                  """
                  WITH added AS (
                    INSERT INTO control.tenant (tenant_id, name, created_at)
                    VALUES (?, ?, ?)
                    ON CONFLICT DO NOTHING
                    RETURNING tenant_id, created_at)
                  INSERT INTO control.kill_switch
                    (tenant_id, name, stopped, changed_by, changed_at)
                  SELECT tenant_id, 'all', false, 'steward', created_at FROM added
                  """)) {
            insert.setString(1, tenant.value());
            insert.setString(2, name);
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
          }
        });
  }
}
