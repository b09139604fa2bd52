package dev.steward.embedded.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.database.TenantTransactions;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.ContentText;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import dev.steward.ports.documents.WriteResult.Conflict;
import dev.steward.ports.documents.WriteResult.Written;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documents as rows of Postgres, one for each version. */
@Singleton
final class PostgresDocuments implements Documents {
  private static final String INSERT =
      """
      INSERT INTO documents.document_version
        (tenant_id, collection, id, version, content, principal, run_id, written_at)
      SELECT k.tenant_id, k.collection, k.id, k.based_on + 1, ?::json, ?, ?, ?
      FROM (SELECT ?::text, ?::text, ?::text, ?::bigint) AS k (tenant_id, collection, id, based_on)
      WHERE k.based_on = (
        SELECT coalesce(max(v.version), 0)
        FROM documents.document_version v
        WHERE v.tenant_id = k.tenant_id AND v.collection = k.collection AND v.id = k.id)
      ON CONFLICT DO NOTHING
      """;

  private static final String SELECT =
      """
      SELECT version, content, principal, run_id, written_at
      FROM documents.document_version
      WHERE tenant_id = ? AND collection = ? AND id = ?
      ORDER BY version DESC
      LIMIT ?
      """;

  private final TenantTransactions transactions;
  private final InstantSource clock;

  PostgresDocuments(TenantTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<DocumentVersion> latest(DocumentKey key) {
    return transactions.read(key.tenant(), connection -> latest(connection, key));
  }

  @Override
  public List<DocumentVersion> versions(DocumentKey key) {
    return transactions.read(key.tenant(), connection -> newest(connection, key, Long.MAX_VALUE));
  }

  @Override
  public WriteResult write(
      DocumentKey key, long basedOnVersion, JsonNode content, Authorship author) {
    String text = ContentText.of(content);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return transactions.write(
        key.tenant(),
        connection ->
            insert(connection, key, basedOnVersion, text, author, now)
                ? new Written(
                    new DocumentVersion(
                        key, basedOnVersion + 1, ContentText.parse(text), author, now))
                : new Conflict(latest(connection, key)));
  }

  private static boolean insert(
      Connection connection,
      DocumentKey key,
      long basedOn,
      String content,
      Authorship author,
      Instant at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, content);
      statement.setString(2, author.principal());
      statement.setString(3, author.run());
      statement.setObject(4, at.atOffset(ZoneOffset.UTC));
      bind(statement, 5, key);
      statement.setLong(8, basedOn);
      return statement.executeUpdate() == 1;
    }
  }

  private static Optional<DocumentVersion> latest(Connection connection, DocumentKey key)
      throws SQLException {
    return newest(connection, key, 1).stream().findFirst();
  }

  private static List<DocumentVersion> newest(Connection connection, DocumentKey key, long most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      bind(statement, 1, key);
      statement.setLong(4, most);
      List<DocumentVersion> versions = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.add(version(key, rows));
        }
      }
      return versions;
    }
  }

  private static void bind(PreparedStatement statement, int first, DocumentKey key)
      throws SQLException {
    statement.setString(first, key.tenant().value());
    statement.setString(first + 1, key.collection());
    statement.setString(first + 2, key.id());
  }

  private static DocumentVersion version(DocumentKey key, ResultSet row) throws SQLException {
    return new DocumentVersion(
        key,
        row.getLong("version"),
        ContentText.parse(row.getString("content")),
        new Authorship(row.getString("principal"), row.getString("run_id")),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }
}
