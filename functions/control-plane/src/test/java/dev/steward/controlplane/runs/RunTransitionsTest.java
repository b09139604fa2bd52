package dev.steward.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.testkit.http.StubAnswer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of transitions, in code and in the database. */
class RunTransitionsTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void codeAndDatabaseHoldTheSameTable() throws Exception {
    Set<String> code = new TreeSet<>();
    for (RunState state : RunState.values()) {
      if (state.first()) {
        code.add("new>" + state.wire());
      }
      state.next().forEach(next -> code.add(state.wire() + ">" + next.wire()));
    }
    Set<String> database = new TreeSet<>();
    try (Connection connection = steward.database().asApp();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT from_state, to_state FROM control.run_transition")) {
      while (rows.next()) {
        database.add(rows.getString(1) + ">" + rows.getString(2));
      }
    }
    assertThat(database).isEqualTo(code);
  }

  @Test
  void theDatabaseRefusesEveryOtherMove() throws Exception {
    steward.executor().next(StubAnswer.json(200, "{}"));
    String run = steward.invoke("stub.patient", "{}").json().path("id").asText();

    for (RunState to : RunState.values()) {
      if (to == RunState.SUCCEEDED) {
        continue;
      }
      assertThatThrownBy(() -> move(run, to.wire()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("may not go from succeeded to " + to.wire());
    }
    assertThatThrownBy(() -> move(run, "invented")).hasMessageContaining("may not go");
  }

  @Test
  void aRunCannotBeginSucceeded() {
    assertThatThrownBy(
            () ->
                execute(
                    """
                    INSERT INTO control.run (
                      tenant_id, id, tool, state, principal, trace_id, input, input_salt,
                      created_at, deadline_at)
                    VALUES ('acme', 'run_x', 't', 'succeeded', 'p', 't', '{}', 's', now(), now())
                    """))
        .hasMessageContaining("may not go from new to succeeded");
  }

  private static void move(String run, String to) throws SQLException {
    execute("UPDATE control.run SET state = '" + to + "' WHERE id = '" + run + "'");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = steward.database().asApp();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT set_config('app.tenant', 'acme', false)");
      statement.execute(sql);
    }
  }
}
