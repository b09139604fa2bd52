package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON of a record.
 *
 * <ul>
 *   <li>Members are named in snake_case after the components, or by {@code @JsonProperty}; they are
 *       required unless {@code @Nullable}; a null is never read and never written.
 *   <li>Components are strings, booleans, {@code int}, {@code long}, {@code double}, enums (in
 *       lower case), lists, maps with string keys, other records, and {@code JsonDocument} for an
 *       open object.
 *   <li>A record whose only component is called {@code value} stands for that value itself, so that
 *       ids and bounded texts can be types. What a compact constructor refuses by {@link
 *       IllegalArgumentException} is a violation with that message.
 * </ul>
 */
public final class RecordJson {
  private RecordJson() {}

  public static <T> Reading<T> read(JsonNode json, Class<T> type) {
    List<Violation> violations = new ArrayList<>();
    Object value = Shapes.of(type).read(json, "", violations);
    return value == null || !violations.isEmpty()
        ? new Reading.Refused<>(violations)
        : new Reading.Read<>(type.cast(value));
  }

  public static JsonNode write(Record value) {
    return Shapes.of(value.getClass()).write(value);
  }

  /**
   * Every member a record can have, as JSON Pointers with {@code *} for list items and map values,
   * required ones ending in {@code !}.
   */
  public static Set<String> members(Class<?> type) {
    Set<String> members = new TreeSet<>();
    Shapes.of(type).members("", members);
    return members;
  }
}
