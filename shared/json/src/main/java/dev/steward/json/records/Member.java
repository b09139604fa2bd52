package dev.steward.json.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A component of a record, as a member of its JSON object. */
record Member(String name, boolean required, Shape shape, Method accessor) {
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  static Member of(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Member(name(component), !nullable, Shapes.of(component.getGenericType()), accessor);
  }

  @Nullable Object of(Object owner) {
    try {
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the accessor " + accessor + " failed", e);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given != null
        ? given.value()
        : HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
