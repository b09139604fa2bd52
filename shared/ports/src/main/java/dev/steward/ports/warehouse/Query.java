package dev.steward.ports.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in GoogleSQL, from {@code contracts/warehouse/queries}. Its header says what it takes
 * and what it gives, a line each: {@code -- @name TYPE: why} and {@code -- > name TYPE: why}. The
 * parameter {@code @tenant} is bound by the warehouse and is not among {@link #parameters}.
 */
public record Query(String name, String text, List<Variable> parameters, List<Column> columns) {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^-- (@|> )([a-z_][a-z0-9_]*) ([A-Z0-9<>, a-z_]+?)(?::.*)?$");
  static final String TENANT = "tenant";

  public Query {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  public static Query parse(String name, String text) {
    List<Variable> parameters = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    Matcher lines = HEADER.matcher(text);
    while (lines.find()) {
      ValueType type = TypeText.parse(lines.group(3));
      if (lines.group(1).equals("@")) {
        parameters.add(new Variable(lines.group(2), type));
      } else if (type instanceof ValueType.Scalar scalar) {
        columns.add(new Column(lines.group(2), scalar));
      } else {
        throw new IllegalArgumentException(name + " gives a column that is not a scalar");
      }
    }
    if (!parameters.remove(new Variable(TENANT, ValueType.Scalar.STRING))) {
      throw new IllegalArgumentException(name + " is not asked for one tenant");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(name + " does not say what it gives");
    }
    return new Query(name, text, parameters, columns);
  }
}
