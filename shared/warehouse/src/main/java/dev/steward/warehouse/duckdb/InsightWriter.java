package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.InsightRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes insights, each batch in one transaction. One thread at a time. */
final class InsightWriter implements AutoCloseable {
  private final Connection connection;

  InsightWriter(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  Appended record(List<InsightRow> insights) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO insights.insight
              (tenant, id, kind, title, created_at, principal, run, report, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT DO NOTHING
            """)) {
      long stored = 0;
      for (InsightRow insight : insights) {
        insert.setString(1, insight.tenant().value());
        insert.setString(2, insight.id());
        insert.setString(3, insight.kind());
        insert.setString(4, insight.title());
        insert.setObject(5, LocalDateTime.ofInstant(insight.createdAt(), ZoneOffset.UTC));
        insert.setString(6, insight.principal());
        insert.setString(7, insight.run());
        insert.setString(8, insight.report());
        insert.setString(9, insight.content());
        stored += insert.executeUpdate();
      }
      connection.commit();
      return new Appended(stored, insights.size() - stored);
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
