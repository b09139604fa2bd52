package dev.steward.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes any number of rows, given as columns: its first parameters are the texts
 * that all rows share, then comes an array for each column.
 */
public record Rows(String sql, List<String> shared, List<Column> columns) {
  public Rows {
    shared = List.copyOf(shared);
    columns = List.copyOf(columns);
  }

  /** {@code type} is Postgres's name of the values' type. */
  public record Column(String type, List<@Nullable String> values) {
    private Column and(Column more) {
      List<@Nullable String> all = new ArrayList<>(values);
      all.addAll(more.values);
      return new Column(type, all);
    }
  }

  boolean goesWith(Rows others) {
    return sql.equals(others.sql) && shared.equals(others.shared);
  }

  /** These and then the others. */
  Rows and(Rows others) {
    List<Column> longer = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      longer.add(columns.get(i).and(others.columns.get(i)));
    }
    return new Rows(sql, shared, longer);
  }

  void set(Slots slots) throws SQLException {
    for (String value : shared) {
      slots.text(value);
    }
    for (Column column : columns) {
      slots.array(column.type(), column.values().toArray());
    }
  }
}
