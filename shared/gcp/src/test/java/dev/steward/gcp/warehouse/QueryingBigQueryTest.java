package dev.steward.gcp.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.ValueType;
import dev.steward.ports.warehouse.Variable;
import dev.steward.ports.warehouse.WarehouseFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryingBigQueryTest {
  private static final Path QUERIES = Path.of("../../contracts/warehouse/queries");
  private static final TenantId TENANT = new TenantId("acme");
  private static final Limits LIMITS = new Limits(1_000_000, Duration.ofSeconds(20), 100);
  private static final Query NUMBERS =
      Query.parse(
          "numbers", "-- @tenant STRING\n-- > n INT64\nSELECT n FROM `events_curated.event`");

  private final Stubs stubs = new Stubs();
  private final StubBigQuery bigQuery = stubs.queries;

  @AfterEach
  void close() {
    stubs.close();
  }

  @Test
  void valuesOfAllTypesComeAsTheHeaderSays() {
    String all =
        """
        -- @tenant STRING
        -- > text STRING
        -- > whole INT64
        -- > number FLOAT64
        -- > flag BOOL
        -- > moment TIMESTAMP
        -- > day DATE
        -- > json JSON
        -- > exact NUMERIC
        SELECT 1
        """;
    bigQuery.answers(
        List.of(
            "text STRING",
            "whole INTEGER",
            "number FLOAT",
            "flag BOOLEAN",
            "moment TIMESTAMP",
            "day DATE",
            "json JSON",
            "exact NUMERIC"),
        List.of(
            List.of(
                "ü \"x\"",
                "9223372036854775807",
                "1.5E-7",
                "true",
                "253402300799999999",
                "0001-01-01",
                "{\"a\":[1]}",
                "0.100000001"),
            List.of("", "-1", "-Infinity", "false", "-62135596800000000", "9999-12-31", "1", "7"),
            Collections.nCopies(8, null)));
    Answer answer = ask(Query.parse("all", all));
    assertThat(answer.rows().get(0).values().values())
        .containsExactly(
            "ü \"x\"",
            Long.MAX_VALUE,
            1.5E-7,
            true,
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            LocalDate.parse("0001-01-01"),
            "{\"a\":[1]}",
            new BigDecimal("0.100000001"));
    assertThat(answer.rows().get(1).instant("moment"))
        .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(answer.rows().get(1).number("number")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(answer.rows().get(2).values().values()).hasSize(8).containsOnlyNulls();
    assertThat(answer.more()).isFalse();
    assertThat(answer.bytes()).isEqualTo(bigQuery.bytes);
  }

  @Test
  void parametersAreSentWithTheirWholeTypesAndTheTenantLikeAnyOther() throws IOException {
    Query query =
        Query.parse(
            "typed",
            """
            -- @tenant STRING
            -- @at TIMESTAMP
            -- @steps ARRAY<STRUCT<step INT64, value STRING>>
            -- @none ARRAY<STRUCT<step INT64, value STRING>>
            -- @property STRING
            -- > n INT64
            SELECT 1 AS n
            """);
    Arguments step = Arguments.NONE.with("value", null).with("step", 1L);
    numbers(1);
    stubs
        .warehouse()
        .query(
            TENANT,
            query,
            Arguments.NONE
                .with("at", Instant.parse("2026-03-01T12:00:00.000001999Z"))
                .with("steps", List.of(step))
                .with("none", List.of())
                .with("property", "'; DROP"),
            LIMITS);
    String struct =
        """
        {"type":"ARRAY","arrayType":{"type":"STRUCT","structTypes":[
          {"name":"step","type":{"type":"INT64"}},{"name":"value","type":{"type":"STRING"}}]}}
        """;
    JsonNode expected =
        Json.MAPPER.readTree(
            """
            [
              {"name":"tenant","parameterType":{"type":"STRING"},"parameterValue":{"value":"acme"}},
              {"name":"at","parameterType":{"type":"TIMESTAMP"},
               "parameterValue":{"value":"2026-03-01T12:00:00.000001Z"}},
              {"name":"steps","parameterType":%s,"parameterValue":{"arrayValues":[
                {"structValues":{"step":{"value":"1"},"value":{"value":null}}}]}},
              {"name":"none","parameterType":%s,"parameterValue":{"arrayValues":[]}},
              {"name":"property","parameterType":{"type":"STRING"},
               "parameterValue":{"value":"'; DROP"}}
            ]
            """
                .formatted(struct, struct));
    assertThat(bigQuery.seen)
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.body().path("queryParameters")).isEqualTo(expected))
        .allSatisfy(it -> assertThat(it.body().path("parameterMode").asText()).isEqualTo("NAMED"));
  }

  @Test
  void everyQueryIsSentAsItIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(QUERIES)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Query query = Query.parse(file.getFileName().toString(), text);
        bigQuery.answers(
            query.columns().stream().map(it -> it.name() + " " + it.type()).toList(), List.of());
        bigQuery.seen.clear();
        Arguments arguments = Arguments.NONE;
        for (Variable parameter : query.parameters()) {
          arguments = arguments.with(parameter.name(), nothing(parameter.type()));
        }
        assertThat(stubs.warehouse().query(TENANT, query, arguments, LIMITS).rows()).isEmpty();
        assertThat(bigQuery.seen)
            .hasSize(2)
            .allSatisfy(it -> assertThat(it.body().path("query").asText()).isEqualTo(text))
            .allSatisfy(it -> assertThat(it.body().path("location").asText()).isEqualTo("EU"));
      }
    }
  }

  @Test
  void itIsTriedBeforeItIsRunUnderAMaximum() {
    numbers(1);
    ask(NUMBERS);
    assertThat(bigQuery.seen).extracting(StubBigQuery.Seen::dry).containsExactly(true, false);
    assertThat(bigQuery.seen.getLast().body().path("maximumBytesBilled").asLong())
        .isEqualTo(10 << 20);
  }

  @Test
  void aQueryThatWouldReadTooMuchIsNotRun() {
    bigQuery.bytes = 1_000_001;
    assertThatThrownBy(() -> ask(NUMBERS))
        .isInstanceOfSatisfying(
            WarehouseFault.TooExpensive.class,
            fault -> {
              assertThat(fault.bytes()).isEqualTo(1_000_001);
              assertThat(fault.limit()).isEqualTo(1_000_000);
            });
    assertThat(bigQuery.seen).hasSize(1).allMatch(StubBigQuery.Seen::dry);
  }

  @Test
  void aQueryThatReadsMoreThanItsDryRunToldIsStoppedByItsMaximum() {
    numbers(1);
    bigQuery.billed = 99 << 20;
    assertThatThrownBy(() -> ask(NUMBERS))
        .isInstanceOfSatisfying(
            WarehouseFault.TooExpensive.class,
            fault -> assertThat(fault.bytes()).isEqualTo(99 << 20));
  }

  @Test
  void aDryRunTellsTheBytesEvenOfWhatIsCached() {
    numbers(1);
    ask(NUMBERS);
    assertThat(stubs.warehouse().dryRun(TENANT, NUMBERS, Arguments.NONE)).isEqualTo(1_000);
  }

  @Test
  void pagesAreFetchedAsFarAsTheyAreNeeded() {
    numbers(95);
    bigQuery.page = 10;
    assertThat(ask(NUMBERS))
        .satisfies(it -> assertThat(it.more()).isFalse())
        .extracting(Answer::rows)
        .satisfies(
            rows ->
                assertThat(rows)
                    .extracting(row -> row.whole("n"))
                    .containsExactlyElementsOf(
                        IntStream.range(0, 95).mapToObj(i -> (long) i).toList()));
    bigQuery.seen.clear();
    assertThat(ask(NUMBERS, new Limits(1_000_000, Duration.ofSeconds(20), 20)))
        .satisfies(it -> assertThat(it.rows()).hasSize(20))
        .satisfies(it -> assertThat(it.more()).isTrue());
    assertThat(bigQuery.seen).as("a dry run and three pages").hasSize(4);
    assertThat(ask(NUMBERS, new Limits(1_000_000, Duration.ofSeconds(20), 95)).more()).isFalse();
    assertThat(ask(NUMBERS, new Limits(1_000_000, Duration.ofSeconds(20), 94)).more()).isTrue();
  }

  @Test
  void aJobIsWaitedFor() {
    numbers(3);
    bigQuery.unfinished.set(2);
    assertThat(ask(NUMBERS).rows()).hasSize(3);
  }

  @Test
  void momentsAreExactOnLaterPagesAndAfterAWaitToo() {
    Query moments =
        Query.parse("moments", "-- @tenant STRING\n-- > at TIMESTAMP\nSELECT time AS at");
    bigQuery.answers(
        List.of("at TIMESTAMP"), Collections.nCopies(3, List.of("253402300799999999")));
    bigQuery.page = 1;
    bigQuery.unfinished.set(1);
    assertThat(ask(moments).rows())
        .hasSize(3)
        .allSatisfy(
            row ->
                assertThat(row.instant("at"))
                    .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z")));
  }

  @Test
  void aJobThatTakesTooLongIsCancelled() {
    numbers(3);
    bigQuery.unfinished.set(Integer.MAX_VALUE);
    assertThatThrownBy(() -> ask(NUMBERS, new Limits(1_000_000, Duration.ofMillis(500), 10)))
        .isInstanceOf(WarehouseFault.Unavailable.class)
        .hasMessageContaining("too long");
    assertThat(bigQuery.seen.getLast().path()).endsWith("/cancel");
    assertThat(bigQuery.seen)
        .filteredOn(StubBigQuery.Seen::run)
        .singleElement()
        .satisfies(it -> assertThat(it.body().path("jobTimeoutMs").asLong()).isBetween(1L, 500L));
  }

  @Test
  void aJobWhoseResultsDoNotComeIsCancelledToo() {
    numbers(3);
    bigQuery.unfinished.set(1);
    bigQuery.fallSilentAboutResults();
    assertThatThrownBy(() -> ask(NUMBERS, new Limits(1_000_000, Duration.ofMillis(500), 10)))
        .isInstanceOf(WarehouseFault.Unavailable.class)
        .hasMessageContaining("too long");
    assertThat(bigQuery.seen.getLast().path()).endsWith("/cancel");
  }

  @Test
  void aJobWhoseResultsAreRefusedIsCancelledToo() {
    numbers(3);
    bigQuery.unfinished.set(1);
    bigQuery.refuseResults(403, "accessDenied");
    assertThatThrownBy(() -> ask(NUMBERS))
        .isInstanceOf(WarehouseFault.Rejected.class)
        .hasMessageContaining("accessDenied");
    assertThat(bigQuery.seen.getLast().path()).endsWith("/cancel");
  }

  @Test
  void silenceIsUnavailableInTime() {
    bigQuery.fallSilent();
    long before = System.nanoTime();
    assertThatThrownBy(() -> ask(NUMBERS, new Limits(1_000_000, Duration.ofMillis(500), 10)))
        .isInstanceOf(WarehouseFault.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aHiccupIsNotNoticedAndTheJobIsTheSame() {
    numbers(1);
    for (int status : new int[] {429, 500, 502, 503}) {
      bigQuery.seen.clear();
      bigQuery.refuseToRun(status, "backendError", 1);
      assertThat(ask(NUMBERS).rows()).hasSize(1);
      assertThat(bigQuery.seen)
          .filteredOn(StubBigQuery.Seen::run)
          .hasSize(2)
          .extracting(it -> it.body().path("requestId").asText())
          .doesNotContain("")
          .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
    }
  }

  @Test
  void tooManyAtOnceIsTriedAgainAndAUsedUpQuotaIsNot() {
    numbers(1);
    bigQuery.refuse(403, "rateLimitExceeded", "Exceeded rate limits", 1);
    assertThat(ask(NUMBERS).rows()).hasSize(1);
    bigQuery.seen.clear();
    bigQuery.refuse(403, "quotaExceeded", "Quota exceeded", Integer.MAX_VALUE);
    assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Unavailable.class);
    assertThat(bigQuery.seen).hasSize(1);
  }

  @Test
  void anOutageIsUnavailable() {
    for (int status : new int[] {429, 500, 503}) {
      bigQuery.refuse(status, "backendError", "Error encountered during execution", 100);
      assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Unavailable.class);
      assertThatThrownBy(() -> stubs.warehouse().dryRun(TENANT, NUMBERS, Arguments.NONE))
          .isInstanceOf(WarehouseFault.Unavailable.class);
    }
  }

  @Test
  void whatBigQueryUnderstandsAndWillNotDoIsRejectedAtOnce() {
    record Case(int status, String reason) {}
    for (Case each :
        List.of(
            new Case(400, "invalidQuery"),
            new Case(400, "resourcesExceeded"),
            new Case(403, "accessDenied"),
            new Case(404, "notFound"))) {
      bigQuery.seen.clear();
      bigQuery.refuse(each.status(), each.reason(), "no", Integer.MAX_VALUE);
      assertThatThrownBy(() -> ask(NUMBERS))
          .isInstanceOf(WarehouseFault.Rejected.class)
          .hasMessageContaining(each.reason());
      assertThat(bigQuery.seen).hasSize(1);
    }
  }

  @Test
  void aRefusalOfTheRunItselfIsRejectedToo() {
    numbers(1);
    bigQuery.refuseToRun(400, "invalidQuery", 1);
    assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Rejected.class);
  }

  @Test
  void aJobThatBigQueryStoppedIsUnavailable() {
    numbers(1);
    bigQuery.refuseToRun(400, "stopped", 1);
    assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Unavailable.class);
  }

  @Test
  void anAnswerAgainstTheHeaderIsRejected() {
    for (List<String> columns :
        List.of(
            List.of("m INTEGER"),
            List.of("n STRING"),
            List.of("n INTEGER", "more INTEGER"),
            List.<String>of())) {
      bigQuery.answers(columns, List.of());
      assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Rejected.class);
    }
    bigQuery.answers(List.of("n INTEGER"), List.of(List.of("1.5")));
    assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Rejected.class);
  }

  @Test
  void whatIsNoAnswerOfBigQueryIsUnavailable() {
    for (String body : List.of("", "{", "[]", "<html>", "{\"kind\":\"x\"}", "\"x\"")) {
      bigQuery.answersWith(200, body);
      assertThatThrownBy(() -> ask(NUMBERS))
          .as(body)
          .isInstanceOf(WarehouseFault.Unavailable.class);
    }
    bigQuery.answersWith(502, "<html>");
    assertThatThrownBy(() -> ask(NUMBERS)).isInstanceOf(WarehouseFault.Unavailable.class);
  }

  @Test
  void whatIsNotAskedAsItsHeaderSaysIsNotSent() {
    assertThatThrownBy(
            () ->
                stubs
                    .warehouse()
                    .query(TENANT, NUMBERS, Arguments.NONE.with("tenant", "other"), LIMITS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bigQuery.seen).isEmpty();
  }

  private Answer ask(Query query) {
    return ask(query, LIMITS);
  }

  private Answer ask(Query query, Limits limits) {
    return stubs.warehouse().query(TENANT, query, Arguments.NONE, limits);
  }

  private void numbers(int count) {
    bigQuery.answers(
        List.of("n INTEGER"),
        IntStream.range(0, count).mapToObj(i -> Arrays.asList("" + i)).toList());
  }

  private static @Nullable Object nothing(ValueType type) {
    return type instanceof ValueType.ListOf ? List.of() : null;
  }
}
