package dev.steward.gcp.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.junit.jupiter.api.Test;

/** The schema of the topic, by Avro itself and against the table it lands in. */
class EventSchemaTest {
  private static final Path CONTRACTS = Path.of("../../contracts");
  private static final Pattern COLUMN =
      Pattern.compile("^  (\\w+) (STRING|TIMESTAMP|JSON)( NOT NULL)?", Pattern.MULTILINE);

  private final Schema schema = schema();

  @Test
  void whatIsPublishedIsWrittenInIt() throws IOException {
    for (Event event : List.of(event(Optional.of("u-1 ünï")), event(Optional.empty()))) {
      String message = Messages.of(event).getData().toStringUtf8();
      GenericRecord read = read(message);

      assertThat(StoredJson.read(written(read))).isEqualTo(StoredJson.read(message));
      assertThat(read.get("tenant")).hasToString("acme");
      assertThat(Optional.ofNullable(read.get("subject")).map(Object::toString))
          .isEqualTo(event.subject());
      assertThat(read.get("data")).hasToString(event.payload().json());
    }
  }

  @Test
  void whatIsNoEventIsNotInIt() {
    String whole = Messages.of(event(Optional.empty())).getData().toStringUtf8();
    assertThatThrownBy(() -> read(whole.replace("\"tenant\":\"acme\",", "")))
        .isInstanceOf(AvroTypeException.class);
    assertThatThrownBy(() -> read(whole.replace("\"tenant\":\"acme\"", "\"tenant\":1")))
        .isInstanceOf(AvroTypeException.class);
  }

  /** As the subscription that writes into BigQuery demands: by name, text for each of our types. */
  @Test
  void everyColumnOfTheTableIsAFieldOfIt() throws IOException {
    String table = Files.readString(CONTRACTS.resolve("warehouse/tables/event.sql"));
    Matcher columns = COLUMN.matcher(table);
    int count = 0;
    while (columns.find()) {
      Schema.Field field = schema.getField(columns.group(1));
      assertThat(field).as(columns.group(1)).isNotNull();
      Schema text = Schema.create(Schema.Type.STRING);
      assertThat(field.schema())
          .isEqualTo(
              columns.group(3) == null
                  ? Schema.createUnion(Schema.create(Schema.Type.NULL), text)
                  : text);
      assertThat(field.pos()).isEqualTo(count++);
    }
    assertThat(count).isEqualTo(9);
    assertThat(schema.getFields().stream().skip(count).map(Schema.Field::name))
        .containsExactly("data_shape", "attributes");
  }

  private GenericRecord read(String message) throws IOException {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().jsonDecoder(schema, message));
  }

  private String written(GenericRecord event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonEncoder json = EncoderFactory.get().jsonEncoder(schema, bytes);
    new GenericDatumWriter<GenericRecord>(schema, GenericData.get()).write(event, json);
    json.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema() {
    try {
      return new Schema.Parser().parse(Files.readString(CONTRACTS.resolve("events/event.avsc")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event event(Optional<String> subject) {
    return new Event(
        new TenantId("acme"),
        "/shop",
        "order-1",
        "checkout.completed",
        subject,
        Instant.parse("2026-03-01T10:00:00Z"),
        Instant.parse("2026-03-01T10:00:00.123456Z"),
        Punctuality.LATE,
        Payload.of(StoredJson.read("{\"amount\":19.9,\"note\":\"\\u2028 \\\"\"}")),
        Map.of("datacontenttype", "application/json", "ext", "§"));
  }
}
