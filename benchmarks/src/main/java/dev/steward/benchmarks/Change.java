package dev.steward.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row that was inserted, or what changed in one, found by its key; every value is the text that
 * Postgres writes for it.
 */
record Change(String table, boolean insert, Map<String, Cell> key, Map<String, Cell> values) {
  record Cell(String type, String text) {}

  static Change inserted(String table, Map<String, Cell> after) {
    return new Change(table, true, Map.of(), after);
  }

  static Change updated(
      String table, List<String> key, Map<String, Cell> before, Map<String, Cell> after) {
    Map<String, Cell> found = new LinkedHashMap<>();
    key.forEach(column -> found.put(column, Objects.requireNonNull(after.get(column))));
    Map<String, Cell> changed = new LinkedHashMap<>(after);
    changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
    return new Change(table, false, found, changed);
  }

  String text(String column) {
    return Objects.requireNonNull(values.get(column), column).text();
  }

  /** Whether both are rows of one statement. */
  boolean goesWith(Change other) {
    return insert
        && other.insert
        && table.equals(other.table)
        && values.keySet().equals(other.values.keySet());
  }
}
