package dev.steward.warehouse.duckdb;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.Variable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A query as DuckDB runs it: the text, and the variables that its numbered places stand for. */
record Translation(String text, List<Variable> places) {
  private static final Variable TENANT = new Variable("tenant", ValueType.Scalar.STRING);

  static Translation of(Query query) {
    List<Variable> declared = new ArrayList<>(query.parameters());
    declared.add(TENANT);
    List<Variable> places = new ArrayList<>();
    String text =
        GoogleSql.forDuckDb(
            query.text(),
            name -> {
              Variable variable = variable(query, declared, name);
              if (!places.contains(variable)) {
                places.add(variable);
              }
              int number = places.indexOf(variable) + 1;
              return "CAST($%d AS %s)".formatted(number, DuckTypes.name(variable.type()));
            });
    return new Translation(text, List.copyOf(places));
  }

  private static Variable variable(Query query, List<Variable> declared, String name) {
    return declared.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s uses @%s, which its header does not name".formatted(query.name(), name)));
  }

  void bind(PreparedStatement statement, TenantId tenant, Arguments arguments) throws SQLException {
    DuckDBConnection connection = statement.getConnection().unwrap(DuckDBConnection.class);
    Arguments all = arguments.with(TENANT.name(), tenant.value());
    for (int i = 0; i < places.size(); i++) {
      Variable place = places.get(i);
      statement.setObject(i + 1, value(connection, place.type(), all.get(place.name())));
    }
  }

  private static @Nullable Object value(
      DuckDBConnection connection, ValueType type, @Nullable Object value) throws SQLException {
    return switch (value) {
      case List<?> elements when type instanceof ValueType.ListOf list -> {
        List<@Nullable Object> bound = new ArrayList<>();
        for (Object element : elements) {
          bound.add(value(connection, list.element(), element));
        }
        yield connection.createArrayOf(DuckTypes.name(list.element()), bound.toArray());
      }
      case Arguments fields when type instanceof ValueType.StructOf struct -> {
        List<@Nullable Object> bound = new ArrayList<>();
        for (Variable field : struct.fields()) {
          bound.add(value(connection, field.type(), fields.get(field.name())));
        }
        yield connection.createStruct(DuckTypes.name(struct), bound.toArray());
      }
      case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      case null, default -> value;
    };
  }
}
