package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whole rows whose events fit into one call, and those rows among them that fit into none. */
final class Batch {
  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_ROWS = 10_000;

  /** Under 1 MiB, brackets and commas included. */
  static final int MOST_BYTES = (1 << 20) - 2 * MOST_EVENTS;

  /** A body has at most 100,000 values. */
  private static final int MOST_VALUES = 90_000;

  private final List<byte[]> events = new ArrayList<>();
  private final List<Row> rowOfEvent = new ArrayList<>();
  private final Map<Long, Reject> rejects = new TreeMap<>();
  private int rows;
  private int bytes;
  private int values;

  /** A row as it is sent. */
  record Parcel(Row row, List<byte[]> events, int bytes, int values, Optional<String> unfit) {
    static Parcel unfit(Row row, String reason) {
      return new Parcel(row, List.of(), 0, 0, Optional.of(reason));
    }
  }

  boolean hasRoomFor(Parcel more) {
    return rows == 0
        || (rows < MOST_ROWS
            && events.size() + more.events().size() <= MOST_EVENTS
            && bytes + more.bytes() <= MOST_BYTES
            && values + more.values() <= MOST_VALUES);
  }

  void add(Parcel parcel) {
    rows++;
    bytes += parcel.bytes();
    values += parcel.values();
    events.addAll(parcel.events());
    parcel.events().forEach(_ -> rowOfEvent.add(parcel.row()));
    parcel.unfit().ifPresent(reason -> reject(parcel.row(), reason));
  }

  int rows() {
    return rows;
  }

  List<byte[]> events() {
    return events;
  }

  /** All that were refused, here or there, in the order of the file. */
  List<Reject> rejects(Sent sent) {
    new TreeMap<>(sent.refused()).forEach((place, reason) -> reject(rowOfEvent.get(place), reason));
    return List.copyOf(rejects.values());
  }

  private void reject(Row row, String reason) {
    rejects.merge(
        row.number(),
        new Reject(row, reason),
        (one, other) -> new Reject(row, one.reason() + "; " + other.reason()));
  }

  static int values(JsonNode json) {
    int values = 1;
    for (JsonNode below : json) {
      values += values(below);
    }
    return values;
  }
}
