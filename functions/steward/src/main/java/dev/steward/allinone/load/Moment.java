package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When an event happened. */
sealed interface Moment {
  /** {@code began} is when the load began, however often it was interrupted since. */
  Instant of(Row row, Instant began) throws UnfitRow;

  /** Throws {@link IllegalArgumentException} with what is wrong; its shape is right already. */
  static Moment read(JsonNode time) {
    try {
      if (time.has("at")) {
        return new Fixed(OffsetDateTime.parse(time.path("at").asText()).toInstant());
      } else if (time.has("relative")) {
        return new Relative(Duration.parse(time.path("relative").asText()));
      }
      ZoneId zone = ZoneId.of(time.path("zone").asText("UTC"));
      return new Told(
          time.path("column").asText(),
          Clock.of(Optional.ofNullable(time.path("format").textValue()), zone));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  record Told(String column, Clock clock) implements Moment {
    @Override
    public Instant of(Row row, Instant began) throws UnfitRow {
      String text = row.required(column);
      try {
        return clock.read(text);
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        throw new UnfitRow("column %s is no time %s: %s".formatted(column, clock.shape(), text));
      }
    }
  }

  record Fixed(Instant at) implements Moment {
    @Override
    public Instant of(Row row, Instant began) {
      return at;
    }
  }

  record Relative(Duration distance) implements Moment {
    @Override
    public Instant of(Row row, Instant began) {
      return began.plus(distance);
    }
  }
}
