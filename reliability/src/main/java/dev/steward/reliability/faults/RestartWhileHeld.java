package dev.steward.reliability.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** {@code kill -9} while somebody is being asked for an approval. */
record RestartWhileHeld() implements Fault {
  @Override
  public String kind() {
    return "kill -9 while approvals are open";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    try (Connection connection = ground.superuser().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM control.run WHERE state = 'held'")) {
      row.next();
      if (row.getLong(1) == 0) {
        return Struck.NOT_REACHED;
      }
    }
    ground.steward().kill();
    ground.steward().awaitReady();
    return Struck.YES;
  }
}
