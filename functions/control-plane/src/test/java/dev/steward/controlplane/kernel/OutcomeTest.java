package dev.steward.controlplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import dev.steward.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the attempts at one call say together. */
class OutcomeTest {
  private static final Outcome UNREACHABLE = failed(ProblemType.EXECUTOR_FAILED);
  private static final Outcome REFUSED =
      new Outcome.Failed(
          ProblemType.EXECUTOR_REFUSED, "no", Optional.of(Json.object().put("title", "no")));
  private static final Outcome UNKNOWN =
      new Outcome.Unknown(ProblemType.EXECUTOR_OUTCOME_UNKNOWN, "reset", Optional.empty());
  private static final Outcome RETURNED = new Outcome.Returned(Json.object(), Usage.NONE);

  @Test
  void anAttemptThatNeverArrivedSaysNothingOfTheOneBefore() {
    assertThat(UNKNOWN.then(UNREACHABLE)).isEqualTo(UNKNOWN);
    assertThat(UNKNOWN.then(failed(ProblemType.EXECUTOR_TIMED_OUT))).isEqualTo(UNKNOWN);
    assertThat(UNKNOWN.then(failed(ProblemType.EXECUTOR_CIRCUIT_OPEN))).isEqualTo(UNKNOWN);
  }

  @Test
  void whatReturnsUnderTheSameKeySpeaksForAllAttempts() {
    assertThat(UNKNOWN.then(RETURNED)).isEqualTo(RETURNED);
  }

  @Test
  void aRefusalSaysNothingOfTheAttemptBefore() {
    assertThat(UNKNOWN.then(REFUSED)).isEqualTo(UNKNOWN);
  }

  @Test
  void whereNothingWasEverSentNothingHappened() {
    assertThat(UNREACHABLE.then(UNREACHABLE)).isEqualTo(UNREACHABLE);
    assertThat(UNREACHABLE.then(UNKNOWN)).isEqualTo(UNKNOWN);
  }

  private static Outcome failed(ProblemType type) {
    return new Outcome.Failed(type, "nothing was sent", Optional.empty());
  }
}
