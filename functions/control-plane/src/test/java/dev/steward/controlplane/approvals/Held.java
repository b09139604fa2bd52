package dev.steward.controlplane.approvals;

import static dev.steward.controlplane.RunningControlPlane.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A call that waits for a person, and what can befall it. */
record Held(RunningControlPlane steward, String run, String approval) {
  static final String GRACE = "grace@example.com";

  static Held call(RunningControlPlane steward, String arguments) {
    JsonNode run = steward.invoke("stub.dangerous", arguments).json();
    return new Held(steward, run.path("id").asText(), run.path("approval").asText());
  }

  Answer decide(String what, String body) {
    return steward.postAs(GRACE, ACME, Role.OPERATOR, path() + "/" + what, body);
  }

  String path() {
    return "/v1/approvals/" + approval;
  }

  JsonNode shown() {
    return steward.get(path()).json();
  }

  String state() {
    return shown().path("state").asText();
  }

  JsonNode runNow() {
    return steward.get("/v1/runs/" + run).json();
  }

  /** As a superuser; {@code RUN} and {@code APPROVAL} stand for the ids. */
  void sql(String... statements) {
    try (Connection connection = steward.database().asSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql.replace("RUN", run).replace("APPROVAL", approval));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Approved by a process that died before it took the run up; then what else was done. */
  void approvedAndLeft(String... andThen) {
    String[] all = new String[andThen.length + 2];
    all[0] =
        "UPDATE control.approval SET state = 'approved', decided_by = 'grace@example.com',"
            + " decided_at = now() WHERE id = 'APPROVAL'";
    all[1] =
        "UPDATE control.run SET state = 'admitted', deadline_at = now() + interval '1 minute'"
            + " WHERE id = 'RUN'";
    System.arraycopy(andThen, 0, all, 2, andThen.length);
    sql(all);
  }

  /** The state of the run once it goes no further. */
  String ended() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String state = runNow().path("state").asText();
    while (!state.matches("refused|succeeded|failed|unknown|cancelled")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(run + " is still " + state);
      }
      LockSupport.parkNanos(5_000_000);
      state = runNow().path("state").asText();
    }
    return state;
  }

  String problem() {
    String type = runNow().path("problem").path("type").asText();
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
