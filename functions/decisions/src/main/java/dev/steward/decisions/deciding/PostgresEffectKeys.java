package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.DatabaseFailure;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.executor.EffectKeys;
import dev.steward.executor.EffectMark;
import dev.steward.executor.KeyTaken;
import dev.steward.json.StrictJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** {@code governance.effect_key}. */
@Singleton
final class PostgresEffectKeys implements EffectKeys {
  private static final String UNIQUE_VIOLATION = "23505";

  /** What {@code keep_effect_key} raises. */
  private static final String TOO_LATE = "ST001";

  private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");
  private final TenantTransactions transactions;

  PostgresEffectKeys(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** The statements' effect and its key, both or neither. */
  void write(TenantId tenant, EffectMark mark, Statements effect) {
    Statements both = new Statements();
    keep(both, tenant, mark.key(), mark.content(), mark.deadline());
    write(tenant, both.then(effect));
  }

  @Override
  public void keep(TenantId tenant, String key, JsonNode content) {
    Statements statements = new Statements();
    keep(statements, tenant, key, content, FOREVER);
    write(tenant, statements);
  }

  /**
   * Not a {@link TenantTransactions#read}, whose queries see the database as it was before the lock
   * was waited for.
   */
  @Override
  public Optional<JsonNode> find(TenantId tenant, String key) {
    return transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement wait =
              tx.prepareStatement(
                  """
                  SELECT pg_advisory_xact_lock_shared(
                    hashtextextended('effect:' || ? || '/' || ?, 0))
                  """)) {
            wait.setString(1, tenant.value());
            wait.setString(2, key);
            wait.execute();
          }
          return kept(tx, tenant, key);
        });
  }

  private static Optional<JsonNode> kept(Connection tx, TenantId tenant, String key)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT kept FROM governance.effect_key WHERE tenant_id = ? AND key = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(StrictJson.parse(row.getString(1).getBytes(StandardCharsets.UTF_8)))
            : Optional.empty();
      }
    }
  }

  private static void keep(
      Statements statements, TenantId tenant, String key, JsonNode content, Instant deadline) {
    statements.add(
        """
        SELECT governance.keep_effect_key(?, ?, ?::json, ?)
        """,
        slots ->
            slots
                .text(tenant.value())
                .text(key)
                .text(content.toString())
                .moment(deadline.isAfter(FOREVER) ? FOREVER : deadline));
  }

  private void write(TenantId tenant, Statements statements) {
    try {
      // Who loses the connection asks for the key, and waits for its lock.
      transactions.write(tenant, statements.committedAtOnce());
    } catch (DatabaseFailure failure) {
      throw switch (failure.sqlState()) {
        case UNIQUE_VIOLATION -> new KeyTaken(failure);
        case TOO_LATE ->
            new Fault(ProblemType.DEADLINE_PASSED, "the deadline had passed before the effect");
        default -> failure;
      };
    }
  }
}
