package dev.steward.controlplane.ledger.rates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tenants.Tenants;
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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rate limits of every tenant. */
@Singleton
final class RateLimits {
  private static final String STREAM = "budgets";

  private final TenantTransactions transactions;
  private final RateRows rows;
  private final Journal journal;
  private final Tenants tenants;
  private final IdSource ids;
  private final InstantSource clock;

  RateLimits(
      TenantTransactions transactions,
      RateRows rows,
      Journal journal,
      Tenants tenants,
      IdSource ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.journal = journal;
    this.tenants = tenants;
    this.ids = ids;
    this.clock = clock;
  }

  RateRow create(Caller caller, RateDraft draft) {
    if (!tenants.knows(caller.tenant())) {
      throw new Fault(ProblemType.FORBIDDEN, "the caller's tenant is not registered here");
    }
    RateRow row =
        new RateRow(
            ids.next("rat"),
            wire(draft.scope()),
            draft.subject(),
            wire(draft.window()),
            draft.calls(),
            0,
            caller.principal(),
            clock.instant());
    return transactions.write(
        caller.tenant(),
        tx -> {
          if (!insert(tx, caller.tenant(), row)) {
            throw new Fault(
                ProblemType.CONFLICT,
                "there is a limit of this scope, subject and window; remove it first");
          }
          ObjectNode data =
              Json.object()
                  .put("limit", row.id())
                  .put("scope", row.scope())
                  .put("window", row.span())
                  .put("calls", row.calls());
          Optional.ofNullable(row.subject()).ifPresent(it -> data.put("subject", it));
          note(tx, caller, "rate-limit.created", data);
          return row;
        });
  }

  void remove(Caller caller, String id) {
    transactions.write(
        caller.tenant(),
        tx -> {
          if (!delete(tx, caller.tenant(), id)) {
            throw new Fault(ProblemType.NOT_FOUND, "no such rate limit");
          }
          return note(tx, caller, "rate-limit.removed", Json.object().put("limit", id));
        });
  }

  List<RateRow> page(TenantId tenant, Optional<String> before, int limit) {
    return transactions.read(tenant, tx -> rows.page(tenant.value(), before.orElse(null), limit));
  }

  /** Those that have no room for the run at this moment. */
  List<RateRow> full(Run run, Instant now) {
    @Nullable String session = run.session().orElse(null);
    return transactions.read(
        run.tenant(),
        tx -> rows.full(run.tenant().value(), run.principal(), session, run.tool(), now));
  }

  private long note(Connection tx, Caller caller, String type, ObjectNode data)
      throws SQLException {
    Facts facts = new Facts(caller.principal(), null, null, null, null, null, null);
    return journal.append(
        tx,
        caller.tenant(),
        STREAM,
        List.of(new NewEntry(ids.next("evt"), type, clock.instant(), facts, data)));
  }

  private static boolean insert(Connection tx, TenantId tenant, RateRow row) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.rate_limit (
              tenant_id, id, scope, subject, span, calls, created_by, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, row.id());
      insert.setString(3, row.scope());
      insert.setString(4, row.subject());
      insert.setString(5, row.span());
      insert.setInt(6, row.calls());
      insert.setString(7, row.createdBy());
      insert.setObject(8, row.createdAt().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  private static boolean delete(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            """
            DELETE FROM control.rate_limit
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      delete.setString(1, tenant.value());
      delete.setString(2, id);
      return delete.executeUpdate() == 1;
    }
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
