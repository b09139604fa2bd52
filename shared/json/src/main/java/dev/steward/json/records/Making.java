package dev.steward.json.records;

import dev.steward.core.Violation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's canonical constructor. */
record Making(Constructor<?> constructor) {
  static Making of(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return new Making(constructor);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("every record has its canonical constructor", impossible);
    }
  }

  @Nullable Object make(@Nullable Object[] values, String pointer, List<Violation> violations) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        violations.add(new Violation(pointer, String.valueOf(refusal.getMessage())));
        return null;
      }
      throw new IllegalStateException(constructor + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " cannot be called", e);
    }
  }
}
