package dev.steward.controlplane.switches;

import dev.steward.core.Caller;
import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code control.kill_switch}; called inside a transaction. */
@Singleton
final class SwitchRows {
  /** The widest first. */
  List<KillSwitch> seenBy(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT tenant_id, name, stopped, epoch, reason, changed_by, changed_at
            FROM control.kill_switch
            WHERE tenant_id IN ('*', ?)
            ORDER BY tenant_id <> '*', name <> 'all', name
            """)) {
      select.setString(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        List<KillSwitch> switches = new ArrayList<>();
        while (row.next()) {
          switches.add(read(row));
        }
        return switches;
      }
    }
  }

  boolean whole(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT count(*) FILTER (WHERE name = 'all') = 2
              AND sum(beside) = count(*) FILTER (WHERE name <> 'all')
            FROM control.kill_switch
            WHERE tenant_id IN ('*', ?)
            """)) {
      select.setString(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  KillSwitch flip(
      Connection tx,
      SwitchName name,
      Caller caller,
      boolean stopped,
      Optional<String> reason,
      Instant now)
      throws SQLException {
    String owner = name.owner(caller.tenant());
    KillSwitch flipped = upsert(tx, owner, name.row(), caller, stopped, reason, now);
    if (!name.whole() || !stopped) {
      recount(tx, owner, name, flipped);
    }
    return flipped;
  }

  private static KillSwitch upsert(
      Connection tx,
      String owner,
      String row,
      Caller caller,
      boolean stopped,
      Optional<String> reason,
      Instant now)
      throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO control.kill_switch
              (tenant_id, name, stopped, reason, changed_by, changed_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, name) DO UPDATE
            SET stopped = excluded.stopped, reason = excluded.reason,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at,
              epoch = kill_switch.epoch + 1
            RETURNING tenant_id, name, stopped, epoch, reason, changed_by, changed_at
            """)) {
      upsert.setString(1, owner);
      upsert.setString(2, row);
      upsert.setBoolean(3, stopped);
      upsert.setString(4, reason.orElse(null));
      upsert.setString(5, caller.principal());
      upsert.setObject(6, now.atOffset(ZoneOffset.UTC));
      try (ResultSet written = upsert.executeQuery()) {
        written.next();
        return read(written);
      }
    }
  }

  /**
   * A new row beside the whole is counted; whoever releases the whole takes the rows as they are.
   */
  private static void recount(Connection tx, String owner, SwitchName name, KillSwitch flipped)
      throws SQLException {
    if (!name.whole() && flipped.epoch() > 1) {
      return;
    }
    try (PreparedStatement update =
        tx.prepareStatement(
            name.whole()
                ? """
                  UPDATE control.kill_switch w
                  SET beside = (
                    SELECT count(*) FROM control.kill_switch s
                    WHERE s.tenant_id = w.tenant_id
                      AND s.name <> 'all')
                  WHERE w.tenant_id = ?
                    AND w.name = 'all'
                  """
                : """
                  UPDATE control.kill_switch
                  SET beside = beside + 1
                  WHERE tenant_id = ?
                    AND name = 'all'
                  """)) {
      update.setString(1, owner);
      update.executeUpdate();
    }
  }

  void bind(Connection tx, String owner) throws SQLException {
    try (PreparedStatement bind = tx.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
      bind.setString(1, owner);
      bind.execute();
    }
  }

  private static KillSwitch read(ResultSet row) throws SQLException {
    return new KillSwitch(
        SwitchName.of(row.getString("tenant_id"), row.getString("name")),
        row.getBoolean("stopped"),
        row.getLong("epoch"),
        Optional.ofNullable(row.getString("reason")),
        row.getString("changed_by"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
