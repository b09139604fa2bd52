package dev.steward.decisions.outcomes;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code governance.outcome}; called inside a transaction that holds the decision. */
@Singleton
public final class OutcomeRows {
  /** What counts of a decision at present. */
  public record Latest(int seq, Digest digest, String reportedBy, Instant reportedAt) {}

  public Optional<Latest> latest(Connection tx, TenantId tenant, String decision)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT seq, digest, reported_by, reported_at FROM governance.outcome
            WHERE tenant_id = ?
              AND decision = ?
            ORDER BY seq DESC
            LIMIT 1
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, decision);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Latest(
                    row.getInt("seq"),
                    new Digest(row.getString("digest")),
                    row.getString("reported_by"),
                    row.getObject("reported_at", OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  void insert(Connection tx, TenantId tenant, Outcome outcome) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO governance.outcome
              (tenant_id, decision, seq, metrics, digest, success, occurred_at, reported_at,
               reported_by)
            VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, outcome.decision());
      insert.setInt(3, outcome.seq());
      insert.setString(4, outcome.metrics().toString());
      insert.setString(5, outcome.digest().value());
      insert.setObject(6, outcome.success().orElse(null), Types.BOOLEAN);
      insert.setObject(7, outcome.occurredAt().atOffset(ZoneOffset.UTC));
      insert.setObject(8, outcome.reportedAt().atOffset(ZoneOffset.UTC));
      insert.setString(9, outcome.reportedBy());
      insert.executeUpdate();
    }
  }
}
