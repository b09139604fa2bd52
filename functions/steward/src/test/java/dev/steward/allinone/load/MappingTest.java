package dev.steward.allinone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.json.Json;
import dev.steward.registry.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
  private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void aRowBecomesAnEventForEachKindWhoseConditionItMeets() throws Exception {
    Mapping mapping =
        mapping(
            """
            version: 1
            source: telco
            events:
              - type: customer.profile
                id: "{no}"
                subject: "c{no}"
                time: {relative: -P2D}
                data: all
                except: [churn]
              - type: customer.churned
                id: "{no}/churned"
                subject: "c{no}"
                when: {column: churn, equals: "Yes"}
                time: {relative: -PT36H}
            """);

    assertThat(events(mapping, row("no", "7", "churn", "No", "months", "012", "paid", "29.85")))
        .extracting(JsonNode::toString)
        .containsExactly(
            """
            {"event":"customer.profile","user":"c7","at":"2026-02-27T12:00:00Z","id":"7",\
            "source":"telco","properties":{"no":7,"months":"012","paid":29.85}}\
            """);
    assertThat(events(mapping, row("no", "8", "churn", "Yes")))
        .extracting(each -> each.path("event").asText() + each.path("at").asText())
        .containsExactly(
            "customer.profile2026-02-27T12:00:00Z", "customer.churned2026-02-28T00:00:00Z");
  }

  @Test
  void timesAreReadByPatternInTheirZone() throws Exception {
    Kind kind =
        timed("{column: at, format: \"dd.MM.yyyy HH:mm\", zone: Europe/Berlin}").kinds().getFirst();

    assertThat(at(kind, "01.07.2026 09:30")).isEqualTo("2026-07-01T07:30:00Z");
    assertThatThrownBy(() -> at(kind, "31.02.2026 09:30")).hasMessageContaining("is no time like");
    assertThatThrownBy(() -> at(kind, "2026-07-01")).isInstanceOf(UnfitRow.class);
  }

  @Test
  void withoutAPatternTimesAreThoseOfIso() throws Exception {
    Kind kind = timed("{column: at}").kinds().getFirst();

    assertThat(at(kind, "1997-01-01")).isEqualTo("1997-01-01T00:00:00Z");
    assertThat(at(kind, "2014-02-14 14:30:00")).isEqualTo("2014-02-14T14:30:00Z");
    assertThat(at(kind, "2014-02-14T14:30:00.25+01:00")).isEqualTo("2014-02-14T13:30:00.250Z");
    assertThatThrownBy(() -> at(kind, "1997-02-29")).isInstanceOf(UnfitRow.class);
    assertThatThrownBy(() -> at(kind, "yesterday")).isInstanceOf(UnfitRow.class);
  }

  @Test
  void twoKindsWithTheSameIdWouldCountAsOne() {
    assertThat(
            mistakes(
                """
                version: 1
                source: x
                events:
                  - {type: a, id: "{no}", subject: "{no}", time: {relative: PT0S}}
                  - {type: b, id: "{no}", subject: "{no}", time: {relative: PT0S}}
                """))
        .extracting(Mistake::message)
        .containsExactly("another event has the same id: they would count as one");
  }

  @Test
  void whatIsMisspeltIsToldAndNotLost() {
    assertThat(
            mistakes(
                """
                version: 1
                source: x
                events:
                  - type: a
                    subjekt: "{no}"
                    subject: "{#line}"
                    time: {column: at}
                """))
        .extracting(Mistake::line)
        .contains(5);
    assertThat(mistakes("version: 1\nsource: x\nevents: []\n")).isNotEmpty();
    assertThat(mistakes("- no mapping")).isNotEmpty();
    assertThat(mistakes("{")).isNotEmpty();
  }

  @Test
  void templatesPatternsZonesAndDurationsAreChecked() {
    for (String time :
        List.of(
            "{column: at, format: \"nonsense\"}",
            "{column: at, zone: Atlantis}",
            "{at: soon}",
            "{relative: 2 days}")) {
      assertThat(
              mistakes(
                  """
                  version: 1
                  source: x
                  events:
                    - type: a
                      subject: "{#line}"
                      time: %s
                  """
                      .formatted(time)))
          .as(time)
          .extracting(Mistake::pointer)
          .containsExactly("/events/0/subject", "/events/0/time");
    }
  }

  @Test
  void numbersThatJsonWouldChangeAreRefused() throws Exception {
    assertThat(CellType.ANY.of("x", text("9007199254740993"))).isEqualTo(text("9007199254740993"));
    assertThat(CellType.ANY.of("x", text("1e999"))).isEqualTo(text("1e999"));
    assertThatThrownBy(() -> CellType.INTEGER.of("x", text("9007199254740993")))
        .isInstanceOf(UnfitRow.class);
    assertThatThrownBy(() -> CellType.NUMBER.of("x", text("NaN"))).isInstanceOf(UnfitRow.class);
    assertThatThrownBy(() -> CellType.BOOLEAN.of("x", text("maybe"))).isInstanceOf(UnfitRow.class);
  }

  private Mapping timed(String time) throws IOException {
    return mapping(
        """
        version: 1
        source: x
        events:
          - {type: a, subject: s, time: %s}
        """
            .formatted(time));
  }

  private Mapping mapping(String text) throws IOException {
    return Mapping.read(Files.writeString(folder.resolve("map.yaml"), text));
  }

  private List<Mistake> mistakes(String text) {
    return catchThrowableOfType(InvalidMapping.class, () -> mapping(text)).mistakes();
  }

  private static List<ObjectNode> events(Mapping mapping, Row row) throws UnfitRow {
    List<ObjectNode> events = new ArrayList<>();
    for (Kind kind : mapping.kinds()) {
      kind.event(row, mapping.source(), BEGAN).ifPresent(events::add);
    }
    return events;
  }

  private static String at(Kind kind, String cell) throws UnfitRow {
    return kind.event(row("at", cell), "x", BEGAN).orElseThrow().path("at").asText();
  }

  private static Row row(String... cells) {
    ObjectNode object = Json.object();
    for (int i = 0; i < cells.length; i += 2) {
      object.put(cells[i], cells[i + 1]);
    }
    return new Row("file", 2, 1, object, Optional.empty());
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
