package dev.steward.json.records;

import dev.steward.json.JsonDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * Finds the shape of a type; looked at once per class. Records that contain themselves have none.
 */
final class Shapes {
  private static final ClassValue<Shape> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return ofClass(type);
        }
      };

  private Shapes() {}

  static Shape of(Type type) {
    return switch (type) {
      case Class<?> known -> KNOWN.get(known);
      case ParameterizedType list when list.getRawType() == List.class ->
          new Items(of(list.getActualTypeArguments()[0]));
      case ParameterizedType map
          when map.getRawType() == Map.class && map.getActualTypeArguments()[0] == String.class ->
          new Entries(of(map.getActualTypeArguments()[1]));
      default -> throw unfit(type);
    };
  }

  private static Shape ofClass(Class<?> type) {
    if (type == String.class) {
      return Scalar.TEXT;
    } else if (type == boolean.class || type == Boolean.class) {
      return Scalar.TRUTH;
    } else if (type == int.class || type == Integer.class) {
      return Scalar.INT;
    } else if (type == long.class || type == Long.class) {
      return Scalar.LONG;
    } else if (type == double.class || type == Double.class) {
      return Scalar.NUMBER;
    } else if (type == JsonDocument.class) {
      return new Open();
    } else if (type.isEnum()) {
      return OneOf.of(type);
    } else if (type.isRecord()) {
      return ofRecord(type);
    }
    throw unfit(type);
  }

  private static Shape ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getName().equals("value")
        ? new Value(Member.of(components[0]), Making.of(type))
        : Members.of(type);
  }

  private static IllegalArgumentException unfit(Type type) {
    return new IllegalArgumentException(type.getTypeName() + " has no JSON form here");
  }
}
