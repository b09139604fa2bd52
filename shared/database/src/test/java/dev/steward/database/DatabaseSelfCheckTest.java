package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSelfCheckTest {
  private static final String JOURNAL =
      """
      CREATE TABLE control.journal_entry (
        tenant_id text NOT NULL,
        stream    text NOT NULL,
        seq       bigint NOT NULL,
        prev_hash bytea NOT NULL,
        PRIMARY KEY (tenant_id, stream, seq),
        CONSTRAINT chain UNIQUE (tenant_id, stream, prev_hash)
      );
      ALTER TABLE control.journal_entry ENABLE ROW LEVEL SECURITY;
      ALTER TABLE control.journal_entry FORCE ROW LEVEL SECURITY;
      CREATE POLICY entry_of_tenant ON control.journal_entry
        USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
      GRANT SELECT, INSERT ON control.journal_entry TO steward_app;
      CREATE FUNCTION control.journal_refuse_change() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON control.journal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
      """;

  private static final TestDatabase DATABASE = safe();

  @Test
  void findsNothingWhereTheWallsStand() throws SQLException {
    assertThat(violationsAfter("SELECT")).isEmpty();
  }

  @Test
  void letsAProcessStartWhereTheWallsStand() {
    try (ApplicationContext context = ThingDatabase.run(DATABASE, Map.of())) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void keepsAProcessFromStartingAndNamesEverythingItFound() {
    TestDatabase database = safe();
    ThingDatabase.asOwner(
        database,
        """
        ALTER TABLE control.thing NO FORCE ROW LEVEL SECURITY;
        GRANT DELETE ON control.journal_entry TO steward_app;
        """);
    assertThatThrownBy(() -> ThingDatabase.run(database, Map.of()))
        .isInstanceOf(UnsafeDatabase.class)
        .hasMessageContaining("control.thing does not force row-level security on its owner")
        .hasMessageContaining("steward_app may DELETE control.journal_entry");
  }

  @Test
  void refusesASuperuser() {
    Map<String, Object> superuser =
        Map.of(
            "datasources.default.username", DATABASE.superuser().user(),
            "datasources.default.password", DATABASE.superuser().password());
    assertThatThrownBy(() -> ThingDatabase.run(DATABASE, superuser))
        .isInstanceOf(UnsafeDatabase.class)
        .hasMessageContaining("is a superuser");
  }

  @Test
  void namesARoleThatBypassesRowSecurity() throws SQLException {
    assertThat(violationsAfter("ALTER ROLE steward_app BYPASSRLS"))
        .containsExactly("steward_app can act as steward_app, which bypasses row-level security");
  }

  @Test
  void namesAMembershipThatReachesTheOwner() throws SQLException {
    assertThat(violationsAfter("GRANT steward_owner TO steward_app"))
        .contains("steward_app owns schema control", "steward_app owns control.thing");
  }

  @Test
  void namesATableOfItsOwn() throws SQLException {
    assertThat(violationsAfter("ALTER TABLE control.thing OWNER TO steward_app"))
        .containsExactly("steward_app owns control.thing");
  }

  @Test
  void namesASchemaOfItsOwn() throws SQLException {
    assertThat(violationsAfter("CREATE SCHEMA documents AUTHORIZATION steward_app"))
        .containsExactly("steward_app owns schema documents");
  }

  @Test
  void namesAFunctionOfItsOwn() throws SQLException {
    assertThat(
            violationsAfter("ALTER FUNCTION control.journal_refuse_change() OWNER TO steward_app"))
        .containsExactly("steward_app owns control.journal_refuse_change()");
  }

  @Test
  void namesATableWithoutRowSecurity() throws SQLException {
    assertThat(violationsAfter("ALTER TABLE control.thing DISABLE ROW LEVEL SECURITY"))
        .containsExactly("control.thing has row-level security switched off");
  }

  @Test
  void namesATableThatDoesNotForceIt() throws SQLException {
    assertThat(violationsAfter("ALTER TABLE control.thing NO FORCE ROW LEVEL SECURITY"))
        .containsExactly("control.thing does not force row-level security on its owner");
  }

  @Test
  void namesATableWithoutPolicy() throws SQLException {
    assertThat(violationsAfter("DROP POLICY thing_of_tenant ON control.thing"))
        .containsExactly("control.thing has no policy");
  }

  @Test
  void namesAPolicyThatLetsEveryTenantThrough() throws SQLException {
    assertThat(violationsAfter("CREATE POLICY wide ON control.thing FOR SELECT USING (true)"))
        .containsExactly("policy wide on control.thing does not ask for app.tenant");
  }

  @Test
  void namesACopyOfTenantRowsThatCannotHaveRowSecurity() throws SQLException {
    assertThat(
            violationsAfter(
                "CREATE MATERIALIZED VIEW control.copy AS SELECT tenant_id FROM control.thing"))
        .contains("control.copy has row-level security switched off");
  }

  @Test
  void looksAtDocumentsToo() throws SQLException {
    assertThat(
            violationsAfter(
                """
        CREATE SCHEMA documents;
        CREATE TABLE documents.document (tenant_id text, id text);
        """))
        .containsExactly(
            "documents.document does not force row-level security on its owner",
            "documents.document has no policy",
            "documents.document has row-level security switched off");
  }

  @Test
  void leavesTablesThatBelongToNoTenantAlone() throws SQLException {
    assertThat(violationsAfter("CREATE TABLE control.kind (id text PRIMARY KEY)")).isEmpty();
  }

  @Test
  void letsTheDirectoryOfTenantsBeRead() throws SQLException {
    assertThat(
            violationsAfter(
                """
        CREATE TABLE control.tenant (tenant_id text PRIMARY KEY);
        ALTER TABLE control.tenant ENABLE ROW LEVEL SECURITY;
        ALTER TABLE control.tenant FORCE ROW LEVEL SECURITY;
        CREATE POLICY directory ON control.tenant FOR SELECT USING (true);
        """))
        .isEmpty();
  }

  @Test
  void namesAKeyThatDoesNotBeginWithTheTenant() throws SQLException {
    assertThat(
            violationsAfter(
                "ALTER TABLE control.thing ADD CONSTRAINT thing_id UNIQUE (id, tenant_id)"))
        .containsExactly("key control.thing_id of control.thing does not begin with tenant_id");
  }

  @Test
  void namesAReferenceThatDoesNotBeginWithTheTenant() throws SQLException {
    assertThat(
            violationsAfter(
                """
        CREATE UNIQUE INDEX ON control.thing (id, tenant_id);
        ALTER TABLE control.thing ADD COLUMN part text;
        ALTER TABLE control.thing ADD CONSTRAINT thing_part
          FOREIGN KEY (part, tenant_id) REFERENCES control.thing (id, tenant_id);
        """))
        .contains("key thing_part of control.thing does not begin with tenant_id");
  }

  @Test
  void namesEveryWayToChangeHistory() throws SQLException {
    assertThat(
            violationsAfter(
                "GRANT UPDATE, DELETE, TRUNCATE ON control.journal_entry TO steward_app"))
        .containsExactlyInAnyOrder(
            "steward_app may UPDATE control.journal_entry",
            "steward_app may DELETE control.journal_entry",
            "steward_app may TRUNCATE control.journal_entry");
  }

  @Test
  void namesTheRightToChangeOneColumnOfHistory() throws SQLException {
    assertThat(violationsAfter("GRANT UPDATE (seq) ON control.journal_entry TO steward_app"))
        .containsExactly("steward_app may UPDATE control.journal_entry");
  }

  @Test
  void namesARefusalThatWasSwitchedOff() throws SQLException {
    assertThat(violationsAfter("ALTER TABLE control.journal_entry DISABLE TRIGGER stays"))
        .containsExactlyInAnyOrder(
            "no enabled trigger of control.journal_entry refuses UPDATE",
            "no enabled trigger of control.journal_entry refuses DELETE",
            "no enabled trigger of control.journal_entry refuses TRUNCATE");
  }

  @Test
  void namesARefusalThatCoversTooLittle() throws SQLException {
    assertThat(
            violationsAfter(
                """
        DROP TRIGGER stays ON control.journal_entry;
        CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON control.journal_entry
          FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
        CREATE TRIGGER sometimes BEFORE UPDATE OF seq ON control.journal_entry
          FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
        """))
        .containsExactly("no enabled trigger of control.journal_entry refuses UPDATE");
  }

  @Test
  void namesAChainThatMayFork() throws SQLException {
    String fork = "no unique index of control.journal_entry is over (tenant_id, stream, prev_hash)";
    for (String lesser :
        List.of(
            "",
            "CREATE INDEX ON control.journal_entry (tenant_id, stream, prev_hash)",
            "CREATE UNIQUE INDEX ON control.journal_entry (tenant_id, prev_hash)",
            "CREATE UNIQUE INDEX ON control.journal_entry (tenant_id, stream, prev_hash, seq)",
            "CREATE UNIQUE INDEX ON control.journal_entry (tenant_id, stream, prev_hash)"
                + " WHERE seq > 10",
            "ALTER TABLE control.journal_entry ADD UNIQUE (tenant_id, stream, prev_hash)"
                + " DEFERRABLE")) {
      assertThat(
              violationsAfter("ALTER TABLE control.journal_entry DROP CONSTRAINT chain;" + lesser))
          .as(lesser)
          .containsExactly(fork);
    }
  }

  @Test
  void namesANumberThatMayStandTwice() throws SQLException {
    assertThat(
            violationsAfter("ALTER TABLE control.journal_entry DROP CONSTRAINT journal_entry_pkey"))
        .containsExactly(
            "no unique index of control.journal_entry is over (tenant_id, stream, seq)");
  }

  private static TestDatabase safe() {
    TestDatabase database = ThingDatabase.fresh();
    ThingDatabase.asOwner(database, JOURNAL);
    return database;
  }

  /** Damages the database, looks at it as the runtime role, and takes the damage back. */
  private static List<String> violationsAfter(String damage) throws SQLException {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute(damage);
      statement.execute("SET LOCAL SESSION AUTHORIZATION steward_app");
      List<String> violations = DatabaseSelfCheck.violations(superuser);
      superuser.rollback();
      return violations;
    }
  }
}
