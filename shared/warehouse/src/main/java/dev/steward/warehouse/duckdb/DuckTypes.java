package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.Variable;
import java.util.stream.Collectors;

/** What DuckDB calls the types. */
final class DuckTypes {
  private DuckTypes() {}

  static String name(ValueType type) {
    return switch (type) {
      case ValueType.Scalar scalar ->
          switch (scalar) {
            case STRING -> "VARCHAR";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case BOOL -> "BOOLEAN";
            case TIMESTAMP -> "TIMESTAMP";
            case DATE -> "DATE";
            case JSON -> "JSON";
            case NUMERIC -> "DECIMAL(38,9)";
          };
      case ValueType.ListOf list -> name(list.element()) + "[]";
      case ValueType.StructOf struct ->
          struct.fields().stream()
              .map(DuckTypes::field)
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  private static String field(Variable field) {
    return '"' + field.name() + "\" " + name(field.type());
  }
}
