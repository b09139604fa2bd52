package dev.steward.reliability.faults;

import dev.steward.core.TenantId;
import dev.steward.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;

/** A row of the switches is deleted by hand: what cannot be read as a whole means stopped. */
record LoseSwitch(TenantId tenant, Duration lasting) implements Fault {
  @Override
  public String kind() {
    return "a switch deleted by hand";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    execute(ground, "CREATE TABLE IF NOT EXISTS public.lost (LIKE control.kill_switch)", false);
    execute(
        ground,
        """
        WITH gone AS (
          DELETE FROM control.kill_switch
          WHERE tenant_id = ?
            AND name = 'all'
          RETURNING *)
        INSERT INTO public.lost SELECT * FROM gone
        """,
        true);
    long acknowledged = ground.watch().micros();
    Thread.sleep(lasting);
    long releasing = ground.watch().micros();
    execute(
        ground,
        "INSERT INTO control.kill_switch SELECT * FROM public.lost WHERE tenant_id = ?",
        true);
    execute(ground, "DELETE FROM public.lost WHERE tenant_id = ?", true);
    ground
        .deeds()
        .add(
            "halt",
            Json.object()
                .put("acknowledged", acknowledged)
                .put("releasing", releasing)
                .put("tenant", tenant.value())
                .put("tool", "")
                .put("how", "the switch of " + tenant.value() + " was deleted"));
    return Struck.YES;
  }

  private void execute(Ground ground, String sql, boolean ofTenant) throws Exception {
    try (Connection connection = ground.superuser().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (ofTenant) {
        statement.setString(1, tenant.value());
      }
      statement.execute();
    }
  }
}
