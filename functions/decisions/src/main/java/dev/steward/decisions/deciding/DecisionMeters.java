package dev.steward.decisions.deciding;

import dev.steward.decisions.assist.Assistance;
import dev.steward.ports.models.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * {@code steward_decision_seconds}, by domain, verdict and autonomy level, and {@code
 * steward_model_tokens_total}, by domain and direction.
 */
@Singleton
final class DecisionMeters {
  private final MeterRegistry meters;

  DecisionMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void made(Decision decision) {
    Timer.builder("steward.decision")
        .description("Time a decision takes before it is kept, and how many there are")
        .tag("domain", decision.domain())
        .tag("verdict", decision.verdict().wire())
        .tag("level", decision.level().name())
        .publishPercentiles(0.5, 0.95)
        .register(meters)
        .record(Duration.ofNanos(decision.latencyMicros() * 1_000));
    Tokens used = Assistance.tokens(decision.assist());
    tokens(decision.domain(), "input", used.input());
    tokens(decision.domain(), "output", used.output());
  }

  private void tokens(String domain, String direction, long used) {
    if (used > 0) {
      meters
          .counter("steward.model.tokens", "domain", domain, "direction", direction)
          .increment((double) used);
    }
  }
}
