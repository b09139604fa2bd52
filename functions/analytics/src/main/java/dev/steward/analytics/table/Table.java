package dev.steward.analytics.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of equal length with names of their own. A row is what was observed together. */
public record Table(List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has at least one column");
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are called " + column.name());
      }
      if (column.rows() != columns.getFirst().rows()) {
        throw new IllegalArgumentException(
            "column "
                + column.name()
                + " has "
                + column.rows()
                + " rows, not as many as the others");
      }
    }
  }

  public int rows() {
    return columns.getFirst().rows();
  }

  public Optional<Column> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public Column column(String name) {
    return find(name).orElseThrow(() -> new UnknownColumn(name));
  }

  /** A name nobody has heard of is a typing mistake, never a column that happens to be absent. */
  public void require(Collection<String> names) {
    names.forEach(this::column);
  }

  public Table rows(int[] picked) {
    return new Table(columns.stream().map(column -> column.rows(picked)).toList());
  }
}
