package dev.steward.warehouse.reference;

import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between our values and those of the reference implementation. */
final class Values {
  private Values() {}

  static Type type(ValueType type) {
    return switch (type) {
      case ValueType.Scalar scalar -> TypeFactory.createSimpleType(kind(scalar));
      case ValueType.ListOf list -> TypeFactory.createArrayType(type(list.element()));
      case ValueType.StructOf struct ->
          TypeFactory.createStructType(
              struct.fields().stream()
                  .map(field -> new StructType.StructField(field.name(), type(field.type())))
                  .toList());
    };
  }

  static ValueType type(Type type) {
    for (ValueType.Scalar scalar : ValueType.Scalar.values()) {
      if (type.getKind() == kind(scalar)) {
        return scalar;
      }
    }
    throw new IllegalArgumentException("not a type of ours: " + type);
  }

  private static TypeKind kind(ValueType.Scalar scalar) {
    return switch (scalar) {
      case STRING -> TypeKind.TYPE_STRING;
      case INT64 -> TypeKind.TYPE_INT64;
      case FLOAT64 -> TypeKind.TYPE_DOUBLE;
      case BOOL -> TypeKind.TYPE_BOOL;
      case TIMESTAMP -> TypeKind.TYPE_TIMESTAMP;
      case DATE -> TypeKind.TYPE_DATE;
      case JSON -> TypeKind.TYPE_JSON;
      case NUMERIC -> TypeKind.TYPE_NUMERIC;
    };
  }

  static Value value(ValueType type, @Nullable Object value) {
    return switch (value) {
      case null -> Value.createNullValue(type(type));
      case List<?> elements when type instanceof ValueType.ListOf list ->
          Value.createArrayValue(
              type(list).asArray(),
              elements.stream().map(element -> value(list.element(), element)).toList());
      case Arguments fields when type instanceof ValueType.StructOf struct ->
          Value.createStructValue(
              type(struct).asStruct(),
              struct.fields().stream()
                  .map(field -> value(field.type(), fields.get(field.name())))
                  .toList());
      case String text when type == ValueType.Scalar.JSON -> Value.createJsonValue(text);
      case String text -> Value.createStringValue(text);
      case Long whole -> Value.createInt64Value(whole);
      case Double number -> Value.createDoubleValue(number);
      case Boolean flag -> Value.createBoolValue(flag);
      case Instant time -> Value.createTimestampValueFromUnixMicros(micros(time));
      case LocalDate date -> Value.createDateValue(date);
      case BigDecimal number -> Value.createNumericValue(number);
      default -> throw new IllegalArgumentException("not a value of ours: " + value);
    };
  }

  static @Nullable Object plain(Value value) {
    if (value.isNull()) {
      return null;
    }
    return switch ((ValueType.Scalar) type(value.getType())) {
      case STRING -> value.getStringValue();
      case INT64 -> value.getInt64Value();
      case FLOAT64 -> value.getDoubleValue();
      case BOOL -> value.getBoolValue();
      case TIMESTAMP -> Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS);
      case DATE -> value.getLocalDateValue();
      case JSON -> value.getJsonValue();
      case NUMERIC -> value.getNumericValue();
    };
  }

  /** In the order of tables/event.sql. */
  static List<Value> row(EventRow event) {
    return List.of(
        Value.createStringValue(event.tenant().value()),
        Value.createStringValue(event.source()),
        Value.createStringValue(event.id()),
        Value.createStringValue(event.type()),
        value(ValueType.Scalar.STRING, event.subject()),
        value(ValueType.Scalar.TIMESTAMP, event.time()),
        value(ValueType.Scalar.TIMESTAMP, event.receivedAt()),
        Value.createStringValue(event.punctuality().wireName()),
        Value.createJsonValue(event.data()));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
