package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Served;
import dev.steward.core.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Four weeks of load by the hour, with the rhythm of days; one server of two has one bad hour. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnomalyDetectToolTest {
  private static final int HOURS = 28 * 24;
  private static final int BAD = 600;

  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
  private Served served;

  @BeforeAll
  void load(@TempDir Path folder) {
    served = Served.in(folder);
    Random random = new Random(3);
    for (int hour = 0; hour < HOURS; hour++) {
      for (String server : new String[] {"one", "two"}) {
        double usual = 100 + 30 * Math.sin(2 * Math.PI * hour / 24) + 3 * random.nextGaussian();
        double load = hour == BAD && server.equals("one") ? 250 : usual;
        served
            .data()
            .event(
                server,
                "load",
                begin.plus(Duration.ofHours(hour)),
                String.format(
                    Locale.ROOT, "{\"server\": \"%s\", \"percent\": %.3f}", server, load));
      }
    }
    for (int i = 0; i < 5; i++) {
      served.data().event("u" + i, "rare", begin.plus(Duration.ofHours(i)), "{\"percent\": 1}");
    }
    served.data().land();
  }

  @AfterAll
  void close() {
    served.close();
  }

  @Test
  void theBadHourIsFoundWithWhatWasExpectedAndHowSevereItIs() {
    JsonNode answer = detect("\"filter\": {\"server\": \"one\"}");

    assertThat(answer.path("anomalies")).hasSize(1);
    JsonNode found = answer.at("/anomalies/0");
    assertThat(found.path("at").asText()).isEqualTo(begin.plus(Duration.ofHours(BAD)).toString());
    assertThat(found.path("value").asDouble()).isEqualTo(250);
    assertThat(found.path("expected").asDouble()).isBetween(90.0, 110.0);
    assertThat(found.path("low").asDouble()).isBetween(60.0, 100.0);
    assertThat(found.path("high").asDouble()).isBetween(100.0, 140.0);
    assertThat(found.path("severity").asText()).isEqualTo("critical");
    assertThat(found.path("evidence").asText()).contains("250 at ", " was expected (");
    assertThat(answer.path("season").asText()).isEqualTo("PT24H");
    assertThat(answer.at("/basis/n").asInt()).isBetween(HOURS - 1, HOURS);
    assertThat(answer.at("/basis/caveats")).isNotEmpty();
  }

  @Test
  void theOtherServersRhythmIsNoAlarm() {
    JsonNode answer = detect("\"filter\": {\"server\": \"two\"}");

    assertThat(answer.path("anomalies")).isEmpty();
    assertThat(answer.path("judged").asInt()).isGreaterThan(400);
  }

  @Test
  void aFewPeriodsAreNotEnoughData() {
    assertThat(
            served
                .call(
                    "analytics.anomaly_detect",
                    "{\"event_name\": \"rare\", \"aggregate\": \"avg\", \"property\": \"percent\"}")
                .is(ProblemType.NOT_ENOUGH_DATA)
                .detail())
        .contains("5 periods have a value")
        .contains("needed: ");
  }

  @Test
  void anUnknownEventAndAMissingPropertyAreToldByTheirPlace() {
    assertThat(served.call("analytics.anomaly_detect", "{\"event_name\": \"laod\"}").violations())
        .singleElement()
        .asString()
        .startsWith("/event_name no event of the type laod was ever taken in");
    assertThat(
            served
                .call(
                    "analytics.anomaly_detect",
                    "{\"event_name\": \"load\", \"aggregate\": \"sum\"}")
                .violations())
        .containsExactly("/property goes with sum, avg, min and max, and with nothing else");
  }

  private JsonNode detect(String more) {
    return served.ask(
        "analytics.anomaly_detect",
        """
        {"event_name": "load", "aggregate": "avg", "property": "percent", "grain": "hour",
         "range_days": 35, %s}"""
            .formatted(more));
  }
}
