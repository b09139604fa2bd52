package dev.steward.ports.warehouse;

import java.util.List;

/**
 * What a query found. When there was {@code more}, these are the first {@link Limits#rows} of it;
 * {@code bytes} is what the query read, at the most.
 */
public record Answer(List<Column> columns, List<AnswerRow> rows, boolean more, long bytes) {
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
