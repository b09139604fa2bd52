package dev.steward.reliability.promises;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {
  private static final String FREE = "torture.free";
  private static final String DEAR = "torture.dear";
  private static final String GRAVE = "torture.grave";
  private static final String C1 = "{\"call\":\"c1\"}";

  @Test
  void findsNothingInARunThatWentWell() {
    Written records =
        new Written()
            .sent("c1", FREE, "")
            .effect("run_1", FREE, "c1", 1, 0)
            .run("run_1", FREE, "succeeded", "c1", 1, 0)
            .told("c1", "run_1", "succeeded", 1);

    assertThat(Promises.all()).allSatisfy(each -> assertThat(records.against(each)).isEmpty());
  }

  @Test
  void findsARunThatWasToldOfAndIsNowhere() {
    assertThat(new Written().told("c1", "run_1", "succeeded", 1).against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsAnEndThatIsNotTheOneThatWasTold() {
    assertThat(
            new Written()
                .run("run_1", FREE, "failed", "c1", 0, 0)
                .told("c1", "run_1", "succeeded", 1)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsASecondEffectOfOneCall() {
    assertThat(
            new Written()
                .sent("c1", FREE, "")
                .effect("run_1", FREE, "c1", 1, 0)
                .effect("run_1", FREE, "c1", 2, 0)
                .run("run_1", FREE, "succeeded", "c1", 1, 0)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsAnEffectOfARunThatFailed() {
    assertThat(
            new Written()
                .sent("c1", FREE, "")
                .effect("run_1", FREE, "c1", 1, 0)
                .run("run_1", FREE, "failed", "c1", 0, 0)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsASuccessWithoutAnEffect() {
    assertThat(new Written().run("run_1", FREE, "succeeded", "c1", 1, 0).against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsARunThatNeverEnds() {
    assertThat(
            new Written().run("run_1", FREE, "dispatching", "c1", 0, 0).against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsTwoRunsOfOneKey() {
    assertThat(
            new Written()
                .run("run_1", FREE, "failed", "c1", 0, 0)
                .run("run_2", FREE, "failed", "c1", 0, 0)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsAnEffectThatIsNotWhatWasAskedFor() {
    assertThat(
            new Written()
                .sent("c1", FREE, "")
                .effect("run_1", FREE, "c1", "{\"call\":\"c1\",\"note\":\"other\"}")
                .run("run_1", FREE, "succeeded", "c1", 1, 0)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsAnEffectNobodyAskedFor() {
    assertThat(
            new Written()
                .effect("run_1", FREE, "c1", 1, 0)
                .run("run_1", FREE, "succeeded", "c1", 1, 0)
                .against(new NothingLost()))
        .hasSize(1);
  }

  @Test
  void findsAnAnswerUnderAKeyOfAnotherBody() {
    assertThat(
            new Written()
                .run("run_1", FREE, "succeeded", "c1", 0, 0)
                .told("c1", "misused", 202, "", "", "", 0)
                .against(new NothingLost()))
        .isNotEmpty();
    assertThat(
            new Written()
                .told("c1", "misused", 422, "idempotency-key-reused", "", "", 0)
                .against(new NothingLost()))
        .isEmpty();
  }

  @Test
  void tellsWhatWasFoundBeforeTheRecordsWereRead() {
    assertThat(new Written().finding(2).against(new NeverOver())).hasSize(1);
    assertThat(new Written().finding(4).against(new IntactHistory())).hasSize(1);
    assertThat(new Written().finding(7).against(new ClearAnswers())).hasSize(1);
    assertThat(new Written().finding(4).against(new NeverOver())).isEmpty();
  }

  @Test
  void findsAMicroOverTheBudgetByTheExecutorsCount() {
    assertThat(
            new Written()
                .purse("t1", 9_999)
                .sent("c1", DEAR, "t1")
                .effect("run_1", DEAR, "c1", 1, 5)
                .run("run_1", DEAR, "succeeded", "c1", 1, 10_000)
                .against(new NeverOver()))
        .hasSize(1);
  }

  @Test
  void findsAMicroOverTheBudgetByTheBooks() {
    assertThat(new Written().period(60, 41, 100).against(new NeverOver())).hasSize(1);
    assertThat(new Written().period(60, 40, 100).against(new NeverOver())).isEmpty();
  }

  @Test
  void findsASuccessThatWasNotCharged() {
    assertThat(
            new Written()
                .effect("run_1", DEAR, "c1", 1, 2)
                .run("run_1", DEAR, "succeeded", "c1", 1, 0)
                .against(new NeverOver()))
        .hasSize(1);
  }

  @Test
  void findsNothingWrongWithAnEffectThatAnotherAgreedTo() {
    assertThat(agreedTo().against(new OnlyWhatWasApproved())).isEmpty();
  }

  @Test
  void findsAnEffectNobodyAgreedTo() {
    assertThat(
            new Written()
                .effect("run_1", GRAVE, "c1", 1, 0)
                .agreed("run_1", "grace", C1, "consumed")
                .against(new OnlyWhatWasApproved()))
        .hasSize(1);
  }

  @Test
  void findsAnEffectOfOtherArgumentsThanThoseAgreedTo() {
    assertThat(
            new Written()
                .effect("run_1", GRAVE, "c1", 1, 0)
                .decided("run_1", "grace", "approve", "{\"call\":\"c2\"}")
                .agreed("run_1", "grace", C1, "consumed")
                .against(new OnlyWhatWasApproved()))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "grace,'{\"call\":\"c1\"}',approved",
    "grace,'{\"call\":\"c1\"}',void",
    "ada,'{\"call\":\"c1\"}',consumed",
    "'','{\"call\":\"c1\"}',consumed",
    "grace,'{\"call\":\"c2\"}',consumed"
  })
  void findsAnEffectWhoseApprovalInTheDatabaseDoesNotFit(
      String decidedBy, String arguments, String state) {
    assertThat(
            new Written()
                .effect("run_1", GRAVE, "c1", 1, 0)
                .decided("run_1", "grace", "approve", C1)
                .agreed("run_1", decidedBy, arguments, state)
                .against(new OnlyWhatWasApproved()))
        .hasSize(1);
  }

  private static Written agreedTo() {
    return new Written()
        .effect("run_1", GRAVE, "c1", 1, 0)
        .decided("run_1", "grace", "approve", C1)
        .agreed("run_1", "grace", C1, "consumed");
  }

  @Test
  void findsOneWhoAgreedToTheirOwnCall() {
    assertThat(
            new Written()
                .decided("run_1", "ada", "approve", "{}")
                .against(new OnlyWhatWasApproved()))
        .hasSize(1);
  }

  @Test
  void findsADispatchMoreThanASecondAfterAStop() {
    Written stopped = new Written().halt(1_000_000, 9_000_000, FREE).arrival(1_900_000, FREE);
    assertThat(stopped.against(new StoppedMeansStopped())).isEmpty();

    assertThat(stopped.arrival(2_100_000, FREE).against(new StoppedMeansStopped())).hasSize(1);
  }

  @Test
  void findsNothingWrongWithAnotherToolThatGoesOn() {
    assertThat(
            new Written()
                .halt(1_000_000, 9_000_000, FREE)
                .arrival(3_000_000, GRAVE)
                .against(new StoppedMeansStopped()))
        .isEmpty();
  }

  @Test
  void findsAnAnswerThatTellsForeignFromMissing() {
    assertThat(new Written().probe(404, "not yours", "nothing").against(new Indistinguishable()))
        .hasSize(1);
    assertThat(new Written().probe(404, "nothing", "nothing").against(new Indistinguishable()))
        .isEmpty();
  }

  @Test
  void findsARunInTheListOfAnotherTenant() {
    assertThat(
            new Written()
                .run("run_1", FREE, "succeeded", "c1", 1, 0)
                .listed("birch", "run_1")
                .against(new Indistinguishable()))
        .hasSize(1);
  }

  @Test
  void findsAnAnswer500() {
    assertThat(
            new Written()
                .told("c1", "call", 500, "internal", "", "", 0)
                .against(new ClearAnswers()))
        .hasSize(1);
  }

  @Test
  void findsACallThatHung() {
    assertThat(new Written().broken("c1", 40_000_000, 30_000_000).against(new ClearAnswers()))
        .hasSize(1);
  }

  @Test
  void findsAVandalWhoWasServed() {
    assertThat(
            new Written()
                .told("nonsense", "vandal", 200, "", "", "", 0)
                .against(new ClearAnswers()))
        .hasSize(1);
  }

  @Test
  void findsA503InAStormOfDuplicates() {
    assertThat(
            new Written()
                .told("storm", "storm", 503, "unavailable", "", "", 0)
                .against(new ClearAnswers()))
        .hasSize(1);
  }
}
