package dev.steward.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.contracts.DocumentsContract;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDocumentsTest implements DocumentsContract {
  private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
  private ApplicationContext context;
  private Documents documents;

  @BeforeAll
  void open() {
    assertThat(migrations()).isOne();
    context = ApplicationContext.run(properties("embedded"));
    documents = context.getBean(Documents.class);
  }

  @AfterAll
  void close() {
    context.close();
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Test
  void anotherPlatformHasOtherDocuments() {
    try (ApplicationContext cloud = ApplicationContext.run(properties("gcp"))) {
      assertThat(cloud.containsBean(Documents.class)).isFalse();
    }
  }

  @Test
  void migratingAgainChangesNothing() {
    assertThat(migrations()).isZero();
  }

  @Test
  void theRuntimeRoleCannotChangeHistory() throws SQLException {
    write("history");
    for (String change :
        new String[] {
          "UPDATE documents.document_version SET content = '{}'",
          "DELETE FROM documents.document_version",
          "TRUNCATE documents.document_version"
        }) {
      assertThatThrownBy(() -> as(DATABASE.asApp(), "history", change))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void withoutATenantNothingIsSeenNotEvenByTheOwner() throws SQLException {
    write("seen");
    assertThat(count(DATABASE.asApp(), "seen")).isPositive();
    assertThat(count(DATABASE.asApp(), "")).isZero();
    assertThat(count(DATABASE.asApp(), "other")).isZero();
    assertThat(count(DATABASE.asOwner(), "")).isZero();
  }

  @Test
  void aRowOfAnotherTenantIsRefused() {
    assertThatThrownBy(
            () ->
                as(
                    DATABASE.asApp(),
                    "mine",
                    "INSERT INTO documents.document_version VALUES"
                        + " ('theirs', 'kind', 'id', 1, '{}', 'p', 'r', now())"))
        .hasMessageContaining("row-level security");
  }

  private void write(String tenant) {
    documents.write(
        new DocumentKey(new TenantId(tenant), "kind", "one"),
        0,
        Json.object(),
        new Authorship("ann", "run_1"));
  }

  private static void as(Connection opened, String tenant, String sql) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      statement.execute("SET app.tenant = '" + tenant + "'");
      statement.execute(sql);
    }
  }

  private static int count(Connection opened, String tenant) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      statement.execute("SET app.tenant = '" + tenant + "'");
      try (ResultSet rows =
          statement.executeQuery("SELECT count(*) FROM documents.document_version")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static Map<String, Object> properties(String platform) {
    return Map.of(
        "steward.platform",
        platform,
        "datasources.default.url",
        DATABASE.jdbcUrl(),
        "datasources.default.username",
        DATABASE.app().user(),
        "datasources.default.password",
        DATABASE.app().password());
  }

  private static int migrations() {
    return DocumentsSchema.migrate(
        DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password());
  }
}
