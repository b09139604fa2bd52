package dev.steward.controlplane.idempotency;

import dev.steward.controlplane.kernel.EarlierCalls;
import dev.steward.controlplane.kernel.ToolCall;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The keys of every principal, and what was done under them. */
@Singleton
final class IdempotencyKeys implements EarlierCalls {
  private final TenantTransactions transactions;
  private final Runs runs;
  private final RecentKeys recent = new RecentKeys();

  IdempotencyKeys(TenantTransactions transactions, Runs runs) {
    this.transactions = transactions;
    this.runs = runs;
  }

  @Override
  public Optional<Run> runOf(ToolCall call) {
    TenantId tenant = call.caller().tenant();
    return call.idempotencyKey()
        .flatMap(
            key ->
                transactions.read(tenant, tx -> find(tx, tenant, call.caller().principal(), key)))
        .map(used -> used.by(fingerprint(call)))
        .flatMap(Used::run)
        .map(
            run -> {
              recent.add(call);
              return runs.find(tenant, run).orElseThrow();
            });
  }

  @Override
  public boolean likely(ToolCall call) {
    return recent.contains(call);
  }

  static String fingerprint(ToolCall call) {
    return Fingerprint.of("POST", "/v1/tools/" + call.tool() + "/invoke", call.arguments());
  }

  Optional<Used> find(Connection tx, TenantId tenant, String principal, String key)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT fingerprint, run_id, status, media_type, location, body
            FROM control.idempotency_key
            WHERE tenant_id = ?
              AND principal = ?
              AND key = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, principal);
      select.setString(3, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(used(row)) : Optional.empty();
      }
    }
  }

  private static Used used(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return new Used(
        row.getString("fingerprint"),
        Optional.ofNullable(row.getString("run_id")),
        status == 0
            ? Optional.empty()
            : Optional.of(
                new StoredAnswer(
                    status,
                    Optional.ofNullable(row.getString("media_type")),
                    Optional.ofNullable(row.getString("location")),
                    Optional.ofNullable(row.getString("body")))));
  }

  /** Others with this key wait until this transaction ends. */
  void lock(Connection tx, TenantId tenant, String principal, String key) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, tenant.value() + " " + principal + " " + key);
      lock.execute();
    }
  }

  void keep(
      Connection tx,
      TenantId tenant,
      String principal,
      String key,
      String fingerprint,
      StoredAnswer answer,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.idempotency_key
              (tenant_id, principal, key, fingerprint, status, media_type, location, body,
               created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, principal);
      insert.setString(3, key);
      insert.setString(4, fingerprint);
      insert.setInt(5, answer.status());
      insert.setString(6, answer.mediaType().orElse(null));
      insert.setString(7, answer.location().orElse(null));
      insert.setString(8, answer.body().orElse(null));
      insert.setObject(9, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Forgets at most a thousand keys that are older; says how many it forgot. */
  int forget(TenantId tenant, Instant before) {
    return transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement delete =
              tx.prepareStatement(
                  """
                  DELETE FROM control.idempotency_key
                  WHERE (tenant_id, principal, key) IN (
                    SELECT tenant_id, principal, key FROM control.idempotency_key
                    WHERE tenant_id = ?
                      AND created_at < ?
                    ORDER BY created_at
                    LIMIT 1000)
                  """)) {
            delete.setString(1, tenant.value());
            delete.setObject(2, before.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
          }
        });
  }

  /** What a key stands for. */
  record Used(String fingerprint, Optional<String> run, Optional<StoredAnswer> answer) {
    Used by(String request) {
      if (!fingerprint.equals(request)) {
        throw new Fault(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "this Idempotency-Key came before with another method, path or body");
      }
      return this;
    }
  }

  /** An answer as it was given the first time. */
  record StoredAnswer(
      int status, Optional<String> mediaType, Optional<String> location, Optional<String> body) {}
}
