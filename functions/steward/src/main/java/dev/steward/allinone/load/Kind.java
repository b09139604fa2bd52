package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One kind of event that rows become, those that meet its condition. */
record Kind(
    Template type,
    Template id,
    Template subject,
    Moment time,
    @Nullable Condition when,
    Properties data) {
  record Condition(String column, String equals) {
    boolean met(Row row) throws UnfitRow {
      return row.text(column).filter(equals::equals).isPresent();
    }
  }

  /** The event in its plain form; nothing when the row does not meet the condition. */
  Optional<ObjectNode> event(Row row, String source, Instant began) throws UnfitRow {
    if (when != null && !when.met(row)) {
      return Optional.empty();
    }
    ObjectNode event =
        Json.object()
            .put("event", type.fill(row))
            .put("user", subject.fill(row))
            .put("at", time.of(row, began).truncatedTo(ChronoUnit.MICROS).toString())
            .put("id", id.fill(row))
            .put("source", source);
    return Optional.of(event.set("properties", data.of(row)));
  }

  /** Those the file must have. */
  Stream<String> columns() {
    Stream<String> dated =
        time instanceof Moment.Told told ? Stream.of(told.column()) : Stream.of();
    Stream<String> asked = when == null ? Stream.of() : Stream.of(when.column());
    return Stream.of(type.columns(), id.columns(), subject.columns(), dated, asked, data.columns())
        .flatMap(each -> each);
  }
}
