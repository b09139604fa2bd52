package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;

/** What came of decisions that are alike. */
public final class SimilarCases {
  private static final String RATE =
      """
      SELECT count(*) AS known, avg(CASE WHEN latest.success THEN 1.0 ELSE 0.0 END) AS rate
      FROM unnest(?::text[]) AS alike (id)
      CROSS JOIN LATERAL (
        SELECT o.success FROM governance.outcome o
        WHERE o.tenant_id = ?
          AND o.decision = alike.id
        ORDER BY o.seq DESC
        LIMIT 1
      ) AS latest
      WHERE latest.success IS NOT NULL
      """;

  private SimilarCases() {}

  /** Of how many the outcome is known, and the share of successes among those. */
  public record Came(int known, OptionalDouble successRate) {}

  public static Came outcomes(Connection tx, TenantId tenant, List<Neighbour> decisions)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(RATE)) {
      select.setArray(
          1, tx.createArrayOf("text", decisions.stream().map(Neighbour::ref).toArray()));
      select.setString(2, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        int known = row.getInt("known");
        return new Came(
            known, known == 0 ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble("rate")));
      }
    }
  }
}
