package dev.steward.controlplane.switches;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The switches of a tenant and those of all tenants. */
@Singleton
final class KillSwitches {
  private static final String STREAM = "switches";

  private final TenantTransactions transactions;
  private final SwitchRows rows;
  private final Journal journal;
  private final SwitchSettings settings;
  private final IdSource ids;
  private final InstantSource clock;

  KillSwitches(
      TenantTransactions transactions,
      SwitchRows rows,
      Journal journal,
      SwitchSettings settings,
      IdSource ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.journal = journal;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  List<KillSwitch> all(TenantId tenant) {
    return transactions.read(tenant, tx -> rows.seenBy(tx, tenant));
  }

  /** Whether a dispatch can read all it must read. */
  boolean readable(TenantId tenant) {
    return transactions.read(tenant, tx -> rows.whole(tx, tenant));
  }

  /** The switch that stops this tool, the widest first; empty also when none can be read. */
  Optional<KillSwitch> stopping(TenantId tenant, String executor, String tool) {
    return all(tenant).stream()
        .filter(KillSwitch::stopped)
        .filter(each -> each.concerns(executor, tool))
        .findFirst();
  }

  /**
   * Sets a switch. What is stopped stays so until somebody releases it; releasing {@code tenant} or
   * {@code global} also takes the rows as they then are for the whole, should one have vanished.
   */
  KillSwitch flip(Caller caller, SwitchName name, boolean stopped, Optional<String> reason) {
    if (name.everywhere() && !settings.operators().equals(Optional.of(caller.tenant().value()))) {
      throw new Fault(
          ProblemType.FORBIDDEN, "only the operators' tenant flips the switches of all tenants");
    }
    Instant now = clock.instant();
    return transactions.write(
        caller.tenant(),
        tx -> {
          KillSwitch flipped = flipped(tx, caller, name, stopped, reason, now);
          journal.append(tx, caller.tenant(), STREAM, List.of(entry(caller, flipped)));
          return flipped;
        });
  }

  private KillSwitch flipped(
      Connection tx,
      Caller caller,
      SwitchName name,
      boolean stopped,
      Optional<String> reason,
      Instant now)
      throws SQLException {
    if (!name.everywhere()) {
      return rows.flip(tx, name, caller, stopped, reason, now);
    }
    // Row-level security lets a row of all tenants be written only by who is bound to none.
    rows.bind(tx, "*");
    KillSwitch flipped = rows.flip(tx, name, caller, stopped, reason, now);
    rows.bind(tx, caller.tenant().value());
    return flipped;
  }

  private NewEntry entry(Caller caller, KillSwitch flipped) {
    var data =
        Json.object().put("switch", flipped.name()).put("epoch", Long.toString(flipped.epoch()));
    flipped.reason().ifPresent(why -> data.put("reason", why));
    return new NewEntry(
        ids.next("evt"),
        flipped.stopped() ? "switch.stopped" : "switch.released",
        flipped.changedAt(),
        new Facts(caller.principal(), null, null, null, null, null, null),
        data);
  }
}
