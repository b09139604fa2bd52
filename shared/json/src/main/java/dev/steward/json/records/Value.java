package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record that stands for its only component. */
record Value(Member only, Making making) implements Shape {
  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    Object value = only.shape().read(json, pointer, violations);
    return value == null ? null : making.make(new Object[] {value}, pointer, violations);
  }

  @Override
  public JsonNode write(Object value) {
    return only.shape().write(Objects.requireNonNull(only.of(value)));
  }

  @Override
  public void members(String pointer, Set<String> into) {
    only.shape().members(pointer, into);
  }
}
