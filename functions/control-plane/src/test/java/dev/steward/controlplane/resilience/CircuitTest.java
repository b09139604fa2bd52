package dev.steward.controlplane.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.kernel.Verdict;
import dev.steward.core.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A breaker that judges by four calls and stays open for a moment; a bulkhead for three. */
class CircuitTest {
  private final Circuit circuit =
      new Circuits(
              new ExecutorLimits(
                  3, 4, 4, 50, Duration.ofMillis(150), 1, 3, Duration.ofMillis(10), 0.1),
              new SimpleMeterRegistry())
          .of("stub");

  @Test
  void oneFailureIsNone() {
    fail(1);

    assertThat(circuit.refusal()).isEmpty();
  }

  @Test
  void failuresOpenIt() {
    fail(4);

    assertThat(type(circuit.refusal())).isEqualTo(ProblemType.EXECUTOR_CIRCUIT_OPEN);
    assertThat(type(circuit.enter())).isEqualTo(ProblemType.EXECUTOR_CIRCUIT_OPEN);
    assertThat(circuit.refusal().orElseThrow().facts().path("retryAfter").asInt()).isPositive();
  }

  @Test
  void afterAWhileOneCallIsLetThroughToSee() throws Exception {
    fail(4);
    awaitAsking();

    assertThat(circuit.enter()).isEmpty();
    assertThat(type(circuit.enter())).isEqualTo(ProblemType.EXECUTOR_CIRCUIT_OPEN);
  }

  @Test
  void aTrialThatSucceedsClosesIt() throws Exception {
    fail(4);
    awaitAsking();
    circuit.enter();
    circuit.answered();

    fail(3);
    assertThat(circuit.refusal()).isEmpty();
  }

  @Test
  void aTrialThatFailsOpensItAgain() throws Exception {
    fail(4);
    awaitAsking();
    fail(1);

    assertThat(type(circuit.refusal())).isEqualTo(ProblemType.EXECUTOR_CIRCUIT_OPEN);
  }

  @Test
  void aTrialThatSaysNothingLeavesRoomForAnother() throws Exception {
    fail(4);
    awaitAsking();
    circuit.enter();
    circuit.left();

    assertThat(circuit.enter()).isEmpty();
  }

  @Test
  void noMoreThanSoManyAreAtWorkAtOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(circuit.enter()).isEmpty();
    }

    assertThat(type(circuit.refusal())).isEqualTo(ProblemType.OVERLOADED);
    assertThat(type(circuit.enter())).isEqualTo(ProblemType.OVERLOADED);
    circuit.answered();
    assertThat(circuit.enter()).isEmpty();
  }

  @Test
  void beingFullIsNoFailure() {
    for (int i = 0; i < 3; i++) {
      circuit.enter();
    }
    for (int i = 0; i < 20; i++) {
      circuit.enter();
    }
    for (int i = 0; i < 3; i++) {
      circuit.answered();
    }

    assertThat(circuit.refusal()).isEmpty();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(circuit.enter()).isEmpty();
      circuit.failed();
    }
  }

  private void awaitAsking() throws InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (circuit.refusal().isPresent()) {
      assertThat(System.nanoTime()).as("still open").isLessThan(limit);
      Thread.sleep(10);
    }
  }

  private static ProblemType type(Optional<Verdict.Refuse> refusal) {
    return refusal.orElseThrow().type();
  }
}
