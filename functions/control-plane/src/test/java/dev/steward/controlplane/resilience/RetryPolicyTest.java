package dev.steward.controlplane.resilience;

import static dev.steward.registry.IdempotencyLevel.DEDUPES;
import static dev.steward.registry.IdempotencyLevel.NONE;
import static dev.steward.registry.IdempotencyLevel.QUERYABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.core.ProblemType;
import dev.steward.json.Json;
import dev.steward.registry.IdempotencyLevel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofMillis(100));
  private static final Outcome UNREACHABLE = failed(ProblemType.EXECUTOR_FAILED);
  private static final Outcome REFUSED =
      new Outcome.Failed(
          ProblemType.EXECUTOR_REFUSED, "no", Optional.of(Json.object().put("title", "no")));
  private static final Outcome UNKNOWN =
      new Outcome.Unknown(ProblemType.EXECUTOR_OUTCOME_UNKNOWN, "reset", Optional.empty());
  private static final Outcome RETURNED = new Outcome.Returned(Json.object(), Usage.NONE);

  @ParameterizedTest
  @EnumSource
  void whatWasNeverSentIsSentAgainToAnybody(IdempotencyLevel level) {
    assertThat(POLICY.next(UNREACHABLE, level, 1, LONG, 0.5)).contains(Duration.ofMillis(100));
  }

  @Test
  void whatMayHaveHappenedIsNotSentAgainWithoutAPromise() {
    assertThat(POLICY.next(UNKNOWN, NONE, 1, LONG, 0.5)).isEmpty();
  }

  @Test
  void whatMayHaveHappenedIsSentAgainWhereAKeyHasOneEffect() {
    assertThat(POLICY.next(UNKNOWN, DEDUPES, 1, LONG, 0.5)).isPresent();
    assertThat(POLICY.next(UNKNOWN, QUERYABLE, 1, LONG, 0.5)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerIsAnAnswer(IdempotencyLevel level) {
    assertThat(POLICY.next(RETURNED, level, 1, LONG, 0.5)).isEmpty();
    assertThat(POLICY.next(REFUSED, level, 1, LONG, 0.5)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOOL_UNAVAILABLE", "EXECUTOR_CIRCUIT_OPEN", "OVERLOADED", "STOPPED"})
  void whatSteadilyForbidsSendingIsNotTriedAgainst(ProblemType type) {
    assertThat(POLICY.next(failed(type), DEDUPES, 1, LONG, 0.5)).isEmpty();
  }

  @Test
  void itEndsWithTheLastAttempt() {
    assertThat(POLICY.next(UNREACHABLE, NONE, 2, LONG, 0.5)).isPresent();
    assertThat(POLICY.next(UNREACHABLE, NONE, 3, LONG, 0.5)).isEmpty();
  }

  @Test
  void pausesDoubleAndAreSpread() {
    assertThat(POLICY.next(UNREACHABLE, NONE, 2, LONG, 0.5)).contains(Duration.ofMillis(200));
    assertThat(POLICY.next(UNREACHABLE, NONE, 2, LONG, 0)).contains(Duration.ofMillis(100));
    assertThat(POLICY.next(UNREACHABLE, NONE, 2, LONG, 1)).contains(Duration.ofMillis(300));
  }

  @Test
  void thereMustBeTimeLeftForTheAttempt() {
    assertThat(POLICY.next(UNREACHABLE, NONE, 1, Duration.ofMillis(150), 0.5)).isEmpty();
    assertThat(POLICY.next(UNREACHABLE, NONE, 1, Duration.ofSeconds(-1), 0.5)).isEmpty();
  }

  private static Outcome failed(ProblemType type) {
    return new Outcome.Failed(type, "nothing was sent", Optional.empty());
  }
}
