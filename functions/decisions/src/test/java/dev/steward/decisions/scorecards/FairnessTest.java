package dev.steward.decisions.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.decisions.credit.Credit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FairnessTest {
  /** Mortgages in Boston, 1990: 9.3 and 28.3 % denied (J. Stock and M. Watson, Econometrics). */
  @Test
  void comparesEachGroupWithTheMostFavoured() {
    Fairness fairness =
        Fairness.of("black", Map.of("no", new Tally(1_852, 2_041), "yes", new Tally(243, 339)));

    assertThat(fairness.favoured()).contains("no");
    Fairness.Group black = fairness.groups().getLast();
    assertThat(black.ratio().orElseThrow()).isEqualTo(0.790, within(0.0005));
    assertThat(black.belowFourFifths()).isTrue();
    assertThat(fairness.groups().getFirst().belowFourFifths()).isFalse();
  }

  /** E. B. Wilson's interval for 81 of 263: .255 to .366 (R. G. Newcombe, 1998, table I). */
  @Test
  void givesTheScoreInterval() {
    Wilson interval = Wilson.of(new Tally(81, 263));

    assertThat(interval.low()).isEqualTo(0.2553, within(0.0001));
    assertThat(interval.high()).isEqualTo(0.3662, within(0.0001));
    assertThat(Wilson.of(new Tally(0, 20)).low()).isZero();
    assertThat(Wilson.of(new Tally(20, 20)).high()).isEqualTo(1);
  }

  @Test
  void measuresNobodyByAHandfulOfCases() {
    Fairness fairness =
        Fairness.of("marital", Map.of("few", new Tally(5, 5), "many", new Tally(80, 100)));

    assertThat(fairness.favoured()).contains("many");
    assertThat(fairness.groups().getFirst().ratio()).contains(1.25);
  }

  @Test
  void comparesWithNobodyWhereNobodyWasApproved() {
    Fairness fairness = Fairness.of("home", Map.of("rent", new Tally(0, 50)));

    assertThat(fairness.groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.ratio()).isEmpty();
              assertThat(group.belowFourFifths()).isFalse();
            });
  }

  @Test
  void saysNothingOfNobody() {
    assertThat(Fairness.of("home", Map.of("rent", Tally.NONE)).groups()).isEmpty();
  }

  /** Were those loans approved that were repaid, age groups would differ by this much. */
  @Test
  void readsRealLoans() {
    Map<String, Tally> repaid =
        Credit.all().stream()
            .collect(
                Collectors.toMap(
                    credit -> credit.age() < 25 ? "under 25" : "25 and over",
                    credit -> new Tally(credit.status().equals("good") ? 1 : 0, 1),
                    Tally::plus));

    Fairness fairness = Fairness.of("age", repaid);

    assertThat(fairness.favoured()).contains("25 and over");
    assertThat(fairness.groups().getLast().ratio().orElseThrow()).isEqualTo(0.854, within(0.0005));
    assertThat(fairness.groups().getLast().belowFourFifths()).isFalse();
  }
}
