package dev.steward.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, filled one after another. */
public final class Slots {
  private final PreparedStatement statement;
  private int filled;

  Slots(PreparedStatement statement) {
    this.statement = statement;
  }

  public Slots text(@Nullable String value) throws SQLException {
    statement.setString(++filled, value);
    return this;
  }

  public Slots number(int value) throws SQLException {
    statement.setInt(++filled, value);
    return this;
  }

  public Slots number(@Nullable Long value) throws SQLException {
    statement.setObject(++filled, value, Types.BIGINT);
    return this;
  }

  public Slots yes(boolean value) throws SQLException {
    statement.setBoolean(++filled, value);
    return this;
  }

  public Slots moment(@Nullable Instant value) throws SQLException {
    statement.setObject(++filled, value == null ? null : value.atOffset(ZoneOffset.UTC));
    return this;
  }

  /** {@code type} is Postgres's name of the elements' type. */
  public Slots array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(++filled, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
