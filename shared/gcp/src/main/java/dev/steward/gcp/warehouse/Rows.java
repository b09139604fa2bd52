package dev.steward.gcp.warehouse;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Column;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.WarehouseFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an answer as the query's header promises them; on the wire all values are text. */
final class Rows {
  private Rows() {}

  static void check(Query query, @Nullable TableSchema schema) {
    List<String> promised = query.columns().stream().map(Rows::told).toList();
    List<String> told =
        schema == null || schema.getFields() == null
            ? List.of()
            : schema.getFields().stream().map(Rows::told).toList();
    if (!told.equals(promised)) {
      throw new WarehouseFault.Rejected(
          "BigQuery answers %s with %s, and its header says %s"
              .formatted(query.name(), told, promised),
          null);
    }
  }

  static AnswerRow row(Query query, TableRow row) {
    List<@Nullable Object> values = new ArrayList<>(query.columns().size());
    try {
      for (int i = 0; i < query.columns().size(); i++) {
        values.add(value(query.columns().get(i).type(), row.getF().get(i)));
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw new WarehouseFault.Rejected(
          "BigQuery answers %s with what cannot be read".formatted(query.name()), e);
    }
    return AnswerRow.of(query.columns(), values);
  }

  private static @Nullable Object value(ValueType.Scalar type, TableCell cell) {
    if (cell.getV() == null || Data.isNull(cell.getV())) {
      return null;
    }
    String text = cell.getV().toString();
    return switch (type) {
      case STRING, JSON -> text;
      case INT64 -> Long.valueOf(text);
      case FLOAT64 -> Double.valueOf(text);
      case BOOL -> Boolean.valueOf(text);
      case TIMESTAMP -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
      case DATE -> LocalDate.parse(text);
      case NUMERIC -> new BigDecimal(text);
    };
  }

  private static String told(Column column) {
    return column.name() + " " + column.type();
  }

  /** Answers name some types as BigQuery's older dialect did, and some have more to them. */
  private static String told(TableFieldSchema field) {
    String type =
        switch (field.getType()) {
          case "INTEGER" -> "INT64";
          case "FLOAT" -> "FLOAT64";
          case "BOOLEAN" -> "BOOL";
          default -> field.getType();
        };
    String mode = "REPEATED".equals(field.getMode()) ? " repeated" : "";
    return field.getName() + " " + type + mode;
  }
}
