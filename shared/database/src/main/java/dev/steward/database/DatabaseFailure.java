package dev.steward.database;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.sql.SQLException;
import java.util.List;

/** Postgres refused a statement. What it said stays in the cause: it may name values. */
public final class DatabaseFailure extends Fault {
  private final String sqlState;

  DatabaseFailure(SQLException cause) {
    super(ProblemType.INTERNAL, "the database refused a statement", List.of(), cause);
    sqlState = String.valueOf(cause.getSQLState());
  }

  boolean deadlock() {
    return sqlState.equals("40P01");
  }

  /** The five characters by which Postgres names the error. */
  public String sqlState() {
    return sqlState;
  }
}
