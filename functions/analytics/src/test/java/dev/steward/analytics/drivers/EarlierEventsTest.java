package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.steward.analytics.table.CategoryColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierEventsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Landmark AFTER_AN_HOUR = Landmark.afterFirstEvent(Duration.ofHours(1));

  @Test
  void countsAsEarlierWhatHappenedUpToTheLandmark() {
    EarlierEvents events =
        found(
            at("ann", "visit", 0),
            at("ann", "search", 60),
            at("ann", "help", 61),
            at("ann", "buy", 90));

    assertThat(flag(events, "earlier visit", 0)).isEqualTo("true");
    assertThat(flag(events, "earlier search", 0)).isEqualTo("true");
    assertThat(events.table().find("earlier help")).isEmpty();
    assertThat(flag(events, "later buy", 0)).isEqualTo("true");
  }

  @Test
  void leavesOutWhoHadTheOutcomeBeforeTheLandmark() {
    EarlierEvents events =
        found(at("ann", "visit", 0), at("ann", "buy", 10), at("bob", "visit", 0));

    assertThat(events.subjects()).containsExactly("bob");
    assertThat(events.tooSoon()).isEqualTo(1);
  }

  @Test
  void leavesOutWhoNeverReachesTheLandmark() {
    EarlierEvents events =
        EarlierEvents.of(
                List.of(at("ann", "visit", 0), at("ann", "apply", 5), at("bob", "visit", 0)),
                Landmark.at("apply"),
                "buy")
            .orElseThrow();

    assertThat(events.subjects()).containsExactly("ann");
    assertThat(events.withoutLandmark()).isEqualTo(1);
  }

  @Test
  void takesEventsInAnyOrder() {
    EarlierEvents events =
        found(at("ann", "buy", 90), at("ann", "search", 30), at("ann", "visit", 0));

    assertThat(flag(events, "earlier search", 0)).isEqualTo("true");
    assertThat(flag(events, "later buy", 0)).isEqualTo("true");
  }

  @Test
  void answersNothingWhenNobodyReachesTheLandmark() {
    assertThat(EarlierEvents.of(List.of(at("ann", "visit", 0)), Landmark.at("apply"), "buy"))
        .isEmpty();
  }

  @Test
  void refusesALandmarkBeforeItsEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Landmark.afterFirstEvent(Duration.ofHours(-1)));
  }

  private static EarlierEvents found(Happening... happenings) {
    return EarlierEvents.of(List.of(happenings), AFTER_AN_HOUR, "buy").orElseThrow();
  }

  private static Happening at(String subject, String name, int minutes) {
    return new Happening(subject, name, START.plus(Duration.ofMinutes(minutes)));
  }

  private static String flag(EarlierEvents events, String column, int row) {
    CategoryColumn flags = (CategoryColumn) events.table().column(column);
    return flags.levels().get(flags.code(row));
  }
}
