package dev.steward.ports.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of an answer: values by column, in the order of the columns. */
public record AnswerRow(Map<String, @Nullable Object> values) {
  public AnswerRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** One value for each column, in their order. */
  public static AnswerRow of(List<Column> columns, List<? extends @Nullable Object> values) {
    Map<String, @Nullable Object> named = LinkedHashMap.newLinkedHashMap(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      named.put(columns.get(i).name(), values.get(i));
    }
    return new AnswerRow(named);
  }

  public String text(String column) {
    return required(column, String.class);
  }

  public long whole(String column) {
    return required(column, Long.class);
  }

  public double number(String column) {
    return required(column, Double.class);
  }

  public boolean flag(String column) {
    return required(column, Boolean.class);
  }

  public Instant instant(String column) {
    return required(column, Instant.class);
  }

  public LocalDate date(String column) {
    return required(column, LocalDate.class);
  }

  /** For columns that may be absent. */
  public <T> Optional<T> find(String column, Class<T> type) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column + " among " + values.keySet());
    }
    return Optional.ofNullable(type.cast(values.get(column)));
  }

  private <T> T required(String column, Class<T> type) {
    return Objects.requireNonNull(find(column, type).orElse(null), column);
  }
}
