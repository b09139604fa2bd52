package dev.steward.decisions.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.constitutions.Trial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConclusionTest {
  private static final Trial TRIAL = new Trial(200, 0.02, 0.2);
  private static final GuardrailTerms LOSS = new GuardrailTerms("loss", false, 25);

  @Test
  void promotesWhatIsBetterByMoreThanTheMargin() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(700, 1_000, 560, 1_000)));

    assertThat(conclusion).isInstanceOf(Conclusion.Promote.class);
    assertThat(conclusion.says())
        .isEqualTo(
            "The candidate succeeds in 70.0 % of 1,000 cases, the baseline in 56.0 % of 1,000:"
                + " 14.0 points more, between +8.1 and +19.9 with all looks allowed for."
                + " The candidate is better.");
  }

  /** Shares moved towards the candidate while cases got easier. */
  @Test
  void saysWhyTheDifferenceIsNotThatOfTheRates() {
    Conclusion conclusion =
        Conclusion.of(
            terms(), List.of(stage(300, 500, 1_050, 1_500), stage(1_350, 1_500, 500, 500)));

    assertThat(conclusion.says())
        .startsWith(
            "The candidate succeeds in 82.5 % of 2,000 cases, the baseline in 77.5 % of 2,000."
                + " Compared within each epoch of the plan, that is 10.0 points less");
  }

  @Test
  void saysThatThereIsTooLittleToTell() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(199, 199, 0, 1_000)));

    assertThat(conclusion).isInstanceOf(Conclusion.NoData.class);
    assertThat(conclusion.says())
        .isEqualTo(
            "Too early to tell: the candidate has 199 outcomes and the baseline 1,000; each needs"
                + " 200.");
  }

  @Test
  void hasNoDataWhereNothingHappened() {
    assertThat(Conclusion.of(terms(), List.of())).isInstanceOf(Conclusion.NoData.class);
  }

  /** Before and after is not side by side. */
  @Test
  void hasNoDataWhereTheArmsNeverRanTogether() {
    List<Stage> stages =
        List.of(
            new Stage(side(10_000, new Tally(450, 500)), side(0, Tally.NONE)),
            new Stage(side(0, Tally.NONE), side(10_000, new Tally(100, 500))));

    assertThat(Conclusion.of(terms(), stages)).isInstanceOf(Conclusion.NoData.class);
  }

  @Test
  void leavesAnOpenQuestionOpen() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(270, 400, 240, 400)));

    assertThat(conclusion).isInstanceOf(Conclusion.Inconclusive.class);
    assertThat(conclusion.says()).endsWith("That may still be chance: leave it running.");
  }

  @Test
  void demotesWhatIsWorse() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(500, 1_000, 650, 1_000)));

    assertThat(conclusion).isInstanceOf(Conclusion.Demote.class);
    assertThat(conclusion.says()).contains("15.0 points less").endsWith("should be taken back.");
  }

  @Test
  void holdsWhatIsKnownToBeNoBetterThanTheMargin() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(30_000, 50_000, 30_000, 50_000)));

    assertThat(conclusion).isInstanceOf(Conclusion.Hold.class);
    assertThat(conclusion.says()).endsWith("not better by the 2.0 points that are asked for.");
  }

  @Test
  void concludesNothingFromABrokenSplit() {
    Conclusion conclusion = Conclusion.of(terms(), List.of(stage(840, 1_200, 560, 1_000)));

    assertThat(conclusion).isInstanceOf(Conclusion.Hold.class);
    assertThat(conclusion.says())
        .startsWith("The split is broken: the candidate got 1,200 cases where 1,100 were planned");
  }

  @Test
  void demotesWhatBuysSuccessWithLosses() {
    Conclusion conclusion =
        withLosses(Sample.of(1_000, 180, 10_000), Sample.of(1_000, 100, 10_000));

    assertThat(conclusion).isInstanceOf(Conclusion.Demote.class);
    assertThat(conclusion.says()).startsWith("The candidate does harm: loss is 80 worse");
  }

  @Test
  void doesNotPromoteWhileAGuardrailIsOpen() {
    Conclusion conclusion =
        withLosses(Sample.of(1_000, 115, 10_000), Sample.of(1_000, 100, 10_000));

    assertThat(conclusion).isInstanceOf(Conclusion.Inconclusive.class);
    assertThat(conclusion.says()).contains("not shown yet that nothing suffers: loss is 15 worse");
  }

  @Test
  void doesNotPromoteWhereAGuardrailHasNoValues() {
    Conclusion conclusion = withLosses(Sample.NONE, Sample.of(1_000, 100, 10_000));

    assertThat(conclusion).isInstanceOf(Conclusion.Inconclusive.class);
    assertThat(conclusion.says()).endsWith("loss has 0 values in an arm, and needs 200.");
  }

  @Test
  void promotesWhereAGuardrailIsShownToHold() {
    assertThat(withLosses(Sample.of(1_000, 98, 10_000), Sample.of(1_000, 100, 10_000)))
        .isInstanceOf(Conclusion.Promote.class);
  }

  @Test
  void knowsThatHigherMayBeBetter() {
    Terms terms = new Terms(TRIAL, List.of(new GuardrailTerms("loss", true, 25)), Terms.ALPHA);

    assertThat(
            Conclusion.of(
                terms, stages(Sample.of(1_000, 180, 10_000), Sample.of(1_000, 100, 10_000))))
        .isInstanceOf(Conclusion.Promote.class);
    assertThat(
            Conclusion.of(
                terms, stages(Sample.of(1_000, 100, 10_000), Sample.of(1_000, 180, 10_000))))
        .isInstanceOf(Conclusion.Demote.class);
  }

  @Test
  void comparesWithinStagesSoThatEasyTimesAreNoMerit() {
    List<Stage> stages =
        List.of(
            new Stage(
                new Side(2_000, 200, new Tally(60, 200), Map.of()),
                new Side(8_000, 800, new Tally(240, 800), Map.of())),
            new Stage(
                new Side(8_000, 800, new Tally(720, 800), Map.of()),
                new Side(2_000, 200, new Tally(180, 200), Map.of())));

    assertThat(Scorecard.of(terms(), stages).success().estimate()).isZero();
  }

  private static Conclusion withLosses(Sample candidate, Sample baseline) {
    return Conclusion.of(new Terms(TRIAL, List.of(LOSS), Terms.ALPHA), stages(candidate, baseline));
  }

  private static List<Stage> stages(Sample candidate, Sample baseline) {
    return List.of(
        new Stage(
            new Side(5_000, 1_000, new Tally(700, 1_000), Map.of("loss", candidate)),
            new Side(5_000, 1_000, new Tally(560, 1_000), Map.of("loss", baseline))));
  }

  private static Terms terms() {
    return new Terms(TRIAL, List.of(), Terms.ALPHA);
  }

  private static Stage stage(long s1, long n1, long s0, long n0) {
    return new Stage(side(5_000, new Tally(s1, n1)), side(5_000, new Tally(s0, n0)));
  }

  private static Side side(int weight, Tally tally) {
    return new Side(weight, tally.trials(), tally, Map.of());
  }
}
