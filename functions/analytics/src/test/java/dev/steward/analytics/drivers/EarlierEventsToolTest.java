package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Asked;
import dev.steward.analytics.Served;
import dev.steward.analytics.table.Loaded;
import dev.steward.core.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users did earlier, as what moves a metric. */
class EarlierEventsToolTest {
  private static final String BOUGHT =
      "{\"range_days\": 30, \"target\": {\"metric\": \"sales\", \"event_name\": \"bought\"}}";

  private final Instant begin = Instant.now().minus(Duration.ofDays(20));
  private final Random random = new Random(7);

  @TempDir private Path folder;

  @Test
  void anEarlierEventThatMovesTheMetricIsFound() {
    try (Served served = Served.in(folder)) {
      for (int user = 0; user < 400; user++) {
        boolean helped = user % 2 == 0;
        visits(served.data(), user, 1);
        if (helped) {
          served.data().event("u" + user, "helped", begin.plusSeconds(600), "{}");
        }
        if (random.nextDouble() < (helped ? 0.6 : 0.3)) {
          bought(served.data(), user, 1 + random.nextInt(15));
        }
      }
      served.data().land();

      JsonNode first = served.ask("analytics.top_drivers", BOUGHT).at("/drivers/0");

      assertThat(first.path("name").asText()).isEqualTo("did helped");
      assertThat(first.path("evidence").asText())
          .containsPattern(
              "Users with did helped 1 have bought in .* points more .* n = \\d+ of 3\\d\\d\\.")
          .contains("after their first event");
      assertThat(names(served.ask("analytics.top_drivers", candidates("did helped"))))
          .containsExactly("did helped");
      assertThat(names(served.ask("analytics.top_drivers", candidates("did visited")))).isEmpty();
    }
  }

  /** Buyers stop visiting: without a landmark, few visits would seem to make buyers. */
  @Test
  void whoHasMoreTimeForAnEventIsNotTakenForItsEffect() {
    try (Served served = Served.in(folder)) {
      for (int user = 0; user < 400; user++) {
        boolean buys = random.nextBoolean();
        int day = 3 + random.nextInt(14);
        visits(served.data(), user, buys ? day : 9 + random.nextInt(11));
        if (buys) {
          bought(served.data(), user, day);
        }
      }
      served.data().land();

      assertThat(names(served.ask("analytics.top_drivers", BOUGHT))).isEmpty();
    }
  }

  @Test
  void whatWasAfterTheLandmarkExplainsNothing() {
    try (Served served = Served.in(folder)) {
      for (int user = 0; user < 200; user++) {
        visits(served.data(), user, 1);
        if (user % 2 == 0) {
          served.data().event("u" + user, "paid", begin.plus(Duration.ofDays(9)), "{}");
          bought(served.data(), user, user % 4 == 0 ? 5 : 10);
        }
      }
      served.data().land();

      assertThat(names(served.ask("analytics.top_drivers", BOUGHT))).isEmpty();
    }
  }

  @Test
  void thePlantedDiscriminationIsFoundBesideWhatHappenedEarlier() {
    try (Served served = Served.in(folder)) {
      Loaded.lending(served.data());

      JsonNode answer =
          served.ask(
              "analytics.top_drivers",
              """
              {"range_days": 30,
               "target": {"metric": "signed", "event_name": "Sign Loan Agreement"}}""");

      assertThat(names(answer).subList(0, 2)).contains("case_protected");
    }
  }

  @Test
  void tooFewUsersAreNotEnoughData() {
    try (Served served = Served.in(folder)) {
      for (int user = 0; user < 30; user++) {
        visits(served.data(), user, 1);
        if (user % 3 == 0) {
          bought(served.data(), user, 5);
        }
      }
      served.data().land();

      assertThat(
              served.call("analytics.top_drivers", BOUGHT).is(ProblemType.NOT_ENOUGH_DATA).detail())
          .contains("30 rows have a known")
          .contains("needed: at least 50");
    }
  }

  private static String candidates(String one) {
    return BOUGHT.replace("}}", "}, \"candidate_features\": [\"" + one + "\"]}");
  }

  private void visits(Asked asked, int user, int days) {
    for (int day = 0; day < days; day++) {
      asked.event("u" + user, "visited", begin.plus(Duration.ofDays(day)), "{}");
    }
  }

  private void bought(Asked asked, int user, int day) {
    asked.event("u" + user, "bought", begin.plus(Duration.ofDays(day)).plusSeconds(60), "{}");
  }

  private static List<String> names(JsonNode answer) {
    return answer.path("drivers").findValuesAsText("name");
  }
}
