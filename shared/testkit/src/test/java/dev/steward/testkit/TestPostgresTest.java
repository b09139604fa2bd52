package dev.steward.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void givesEachTestADatabaseOfItsOwn() throws SQLException {
    TestDatabase one = TestPostgres.freshDatabase();
    TestDatabase other = TestPostgres.freshDatabase();
    try (Connection owner = one.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE SCHEMA things");
    }
    try (Connection owner = other.asOwner();
        Statement statement = owner.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'things'")) {
      found.next();
      assertThat(found.getInt(1)).isZero();
    }
  }

  @Test
  void theRuntimeRoleMakesNothing() throws SQLException {
    try (Connection app = TestPostgres.freshDatabase().asApp();
        Statement statement = app.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE public.mine (id int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("CREATE SCHEMA mine"))
          .hasMessageContaining("permission denied");
    }
  }
}
