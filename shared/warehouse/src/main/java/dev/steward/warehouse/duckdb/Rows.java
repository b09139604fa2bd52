package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a result as the query's header promises them. */
final class Rows {
  private Rows() {}

  static void check(List<Column> promised, ResultSet result) throws SQLException {
    int count = result.getMetaData().getColumnCount();
    for (int i = 1; i <= Math.max(count, promised.size()); i++) {
      String name = i > count ? "nothing" : result.getMetaData().getColumnName(i);
      if (i > promised.size() || !promised.get(i - 1).name().equals(name)) {
        throw new SQLException(
            "Binder Error: column " + i + " is " + name + ", against the header");
      }
    }
  }

  static AnswerRow row(List<Column> columns, ResultSet result) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(columns.get(i), result, i + 1));
    }
    return AnswerRow.of(columns, values);
  }

  private static @Nullable Object value(Column column, ResultSet result, int place)
      throws SQLException {
    Object value = result.getObject(place);
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case STRING, JSON -> value.toString();
      case INT64 -> new BigDecimal(value.toString()).longValueExact();
      case FLOAT64 -> ((Number) value).doubleValue();
      case BOOL -> (Boolean) value;
      case TIMESTAMP -> result.getObject(place, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      case DATE -> result.getObject(place, LocalDate.class);
      case NUMERIC -> result.getBigDecimal(place);
    };
  }
}
