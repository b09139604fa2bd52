package dev.steward.controlplane.kernel;

import dev.steward.controlplane.kernel.Inspection.Checked;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The gates in the order of their slots; the first refusal ends the way. */
@Singleton
final class Gates {
  private final List<Gate> inOrder;
  private final Map<GateSlot, Timer> timers = new EnumMap<>(GateSlot.class);

  Gates(List<Gate> gates, MeterRegistry metrics) {
    inOrder = gates.stream().sorted(Comparator.comparing(Gate::slot)).toList();
    for (Gate gate : inOrder) {
      Timer timer =
          Timer.builder("steward.gate")
              .description("Time one gate takes to judge a call")
              .tag("gate", gate.slot().wire())
              .publishPercentiles(0.5, 0.99)
              .register(metrics);
      if (timers.put(gate.slot(), timer) != null) {
        throw new IllegalStateException("two gates stand in slot " + gate.slot());
      }
    }
  }

  Inspection inspect(ToolCall call) {
    List<Checked> verdicts = new ArrayList<>(inOrder.size());
    Passage passage = Passage.begin(call);
    for (Gate gate : inOrder) {
      long start = System.nanoTime();
      Verdict verdict = gate.check(passage);
      timers.get(gate.slot()).record(Duration.ofNanos(System.nanoTime() - start));
      Telemetry.gateSpoke(gate.slot(), verdict);
      verdicts.add(new Checked(gate.slot(), verdict));
      switch (verdict) {
        case Verdict.Pass pass -> passage = pass.onward();
        case Verdict.Refuse refusal -> {
          return new Inspection.Stopped(passage, refusal, verdicts);
        }
      }
    }
    return new Inspection.Cleared(passage, verdicts);
  }
}
