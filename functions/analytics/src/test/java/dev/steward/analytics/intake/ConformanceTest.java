package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.StrictJson;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events and requests of the CloudEvents project's own conformance suite. */
class ConformanceTest {
  private final RecordingEventBus bus = new RecordingEventBus();
  private final Door door = Door.before(bus);

  @ParameterizedTest
  @MethodSource("valid")
  void everyValidEventIsTaken(JsonNode test) {
    door.take(Parcel.single(test.path("event")));

    Event event = bus.events().getFirst();
    assertThat(event.id()).isEqualTo(test.path("sampleId").asText());
    assertThat(event.type()).isEqualTo("io.cloudevents.test");
  }

  @Test
  void oneInstantIsOneWhateverItsOffset() {
    valid()
        .filter(test -> test.path("sampleId").asText().equals("minimalWithTime"))
        .forEach(test -> door.take(Parcel.single(test.path("event"))));

    assertThat(bus.events())
        .singleElement()
        .extracting(Event::time)
        .isEqualTo(Instant.parse("2018-04-05T17:31:00Z"));
  }

  @Test
  void extensionsOfAllTypesAreKept() {
    valid().forEach(test -> door.take(Parcel.single(test.path("event"))));

    assertThat(bus.events())
        .filteredOn(event -> event.id().equals("allExtensionTypes"))
        .singleElement()
        .extracting(Event::attributes)
        .isEqualTo(
            Map.of(
                "extinteger", "10",
                "extboolean", "true",
                "extstring", "text",
                "exturi", "https://cloudevents.io",
                "exturiref", "//authority/path",
                "exttimestamp", "2023-03-31T15:12:00Z",
                "extbinary", "TWE="));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestGivesTheEventThatItShould(JsonNode request) {
    door.take(
        HttpBinding.read(
            headers(request.path("headers")),
            request.path("body").asText().getBytes(StandardCharsets.UTF_8)));

    JsonNode expected = request.path("expectAttributes");
    Event event = bus.events().getFirst();
    assertThat(event.id()).isEqualTo(expected.path("id").asText());
    assertThat(event.source()).isEqualTo(expected.path("source").asText());
    assertThat(event.type()).isEqualTo(expected.path("type").asText());
    assertThat(event.time()).isEqualTo(expected.path("time").asText());
    assertThat(event.attributes())
        .isEqualTo(Map.of("datacontenttype", expected.path("datacontenttype").asText()));
    assertThat(event.payload()).isEqualTo(Payload.of(request.path("expectData")));
  }

  static Stream<JsonNode> valid() {
    return items(read("valid-events.json").path("tests"));
  }

  static Stream<JsonNode> requests() {
    return items(read("http-binding-vectors.json"));
  }

  static SimpleHttpHeaders headers(JsonNode json) {
    Map<String, String> headers = new LinkedHashMap<>();
    json.properties().forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
    return new SimpleHttpHeaders(headers, ConversionService.SHARED);
  }

  private static Stream<JsonNode> items(JsonNode list) {
    List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
    assertThat(items).isNotEmpty();
    return items.stream();
  }

  private static JsonNode read(String file) {
    try (InputStream json = ConformanceTest.class.getResourceAsStream("/cloudevents/" + file)) {
      return StrictJson.parse(Objects.requireNonNull(json).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
