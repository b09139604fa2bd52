package dev.steward.controlplane.kernel;

import dev.steward.controlplane.kernel.Inspection.Checked;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The gates in the order of their slots; the first refusal ends the way. */
@Singleton
final class Gates {
  private final List<Timed> inOrder;

  Gates(List<Gate> gates, MeterRegistry metrics) {
    inOrder =
        gates.stream()
            .sorted(Comparator.comparing(Gate::slot))
            .map(gate -> new Timed(gate, timer(gate.slot(), metrics)))
            .toList();
    if (gates.stream().map(Gate::slot).distinct().count() < gates.size()) {
      throw new IllegalStateException("two gates stand in one slot: " + gates);
    }
  }

  Inspection inspect(ToolCall call) {
    List<Checked> verdicts = new ArrayList<>(inOrder.size());
    Passage passage = Passage.begin(call);
    Optional<Verdict.Hold> hold = Optional.empty();
    for (Timed timed : inOrder) {
      long start = System.nanoTime();
      Verdict verdict = timed.gate().check(passage);
      timed.timer().record(Duration.ofNanos(System.nanoTime() - start));
      Telemetry.gateSpoke(timed.gate().slot(), verdict);
      verdicts.add(new Checked(timed.gate().slot(), verdict));
      switch (verdict) {
        case Verdict.Pass pass -> passage = pass.onward();
        case Verdict.Hold wish -> {
          passage = wish.onward();
          hold = hold.or(() -> Optional.of(wish));
        }
        case Verdict.Refuse refusal -> {
          return new Inspection.Stopped(passage, refusal, verdicts);
        }
      }
    }
    return new Inspection.Cleared(passage, hold, verdicts);
  }

  private static Timer timer(GateSlot slot, MeterRegistry metrics) {
    return Timer.builder("steward.gate")
        .description("Time one gate takes to judge a call")
        .tag("gate", slot.wire())
        .publishPercentiles(0.5, 0.99)
        .register(metrics);
  }

  private record Timed(Gate gate, Timer timer) {}
}
