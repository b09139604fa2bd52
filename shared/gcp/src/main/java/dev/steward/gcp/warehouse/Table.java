package dev.steward.gcp.warehouse;

import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table and how a record becomes a row of it, as a message with a field for each column. */
record Table<R>(String dataset, String name, List<Cell<R>> cells, Descriptor descriptor) {
  static final Table<EventRow> EVENT =
      of(
          "events_raw",
          "event",
          List.of(
              text("tenant", it -> it.tenant().value()),
              text("source", EventRow::source),
              text("id", EventRow::id),
              text("type", EventRow::type),
              text("subject", EventRow::subject),
              time("time", EventRow::time),
              time("received_at", EventRow::receivedAt),
              text("punctuality", it -> it.punctuality().wireName()),
              text("data", EventRow::data)));

  static final Table<InsightRow> INSIGHT =
      of(
          "insights",
          "insight",
          List.of(
              text("tenant", it -> it.tenant().value()),
              text("id", InsightRow::id),
              text("kind", InsightRow::kind),
              text("title", InsightRow::title),
              time("created_at", InsightRow::createdAt),
              text("principal", InsightRow::principal),
              text("run", InsightRow::run),
              text("report", InsightRow::report),
              text("content", InsightRow::content)));

  /** STRING and JSON columns take text, TIMESTAMP columns microseconds. */
  record Cell<R>(
      String column, FieldDescriptorProto.Type type, Function<R, @Nullable Object> value) {}

  ProtoSchema schema() {
    return ProtoSchema.newBuilder().setProtoDescriptor(descriptor.toProto()).build();
  }

  /** What is absent stays unset, and becomes NULL. */
  ByteString row(R record) {
    DynamicMessage.Builder row = DynamicMessage.newBuilder(descriptor);
    for (Cell<R> cell : cells) {
      Object value = cell.value().apply(record);
      if (value != null) {
        row.setField(descriptor.findFieldByName(cell.column()), value);
      }
    }
    return row.build().toByteString();
  }

  private static <R> Table<R> of(String dataset, String name, List<Cell<R>> cells) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    for (int i = 0; i < cells.size(); i++) {
      message.addField(
          FieldDescriptorProto.newBuilder()
              .setName(cells.get(i).column())
              .setNumber(i + 1)
              .setType(cells.get(i).type())
              .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL));
    }
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder().setName(name).addMessageType(message).build();
    try {
      return new Table<>(
          dataset,
          name,
          cells,
          FileDescriptor.buildFrom(file, new FileDescriptor[0]).getMessageTypes().getFirst());
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R> Cell<R> text(String column, Function<R, @Nullable String> value) {
    return new Cell<>(column, FieldDescriptorProto.Type.TYPE_STRING, value::apply);
  }

  private static <R> Cell<R> time(String column, Function<R, Instant> value) {
    return new Cell<>(
        column,
        FieldDescriptorProto.Type.TYPE_INT64,
        it -> ChronoUnit.MICROS.between(Instant.EPOCH, value.apply(it)));
  }
}
