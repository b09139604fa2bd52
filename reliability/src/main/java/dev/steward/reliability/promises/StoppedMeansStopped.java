package dev.steward.reliability.promises;

import dev.steward.reliability.records.Arrival;
import dev.steward.reliability.records.Halt;
import dev.steward.reliability.records.Records;
import java.util.ArrayList;
import java.util.List;

/** From a second after a stop was acknowledged, nothing it concerns reaches the executor. */
final class StoppedMeansStopped implements Promise {
  private static final long A_SECOND = 1_000_000;

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String text() {
    return "A kill switch stops dispatch within a second; unreadable means stopped";
  }

  @Override
  public String looked(Records records) {
    return "%,d stops, %,d arrivals at the executor"
        .formatted(records.halts().size(), records.arrivals().size());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>();
    for (Halt halt : records.halts()) {
      for (Arrival arrival : records.arrivals()) {
        if (concerns(halt, arrival)
            && arrival.at() > halt.acknowledged() + A_SECOND
            && arrival.at() < halt.releasing()) {
          violations.add(
              new Violation(
                  "%s was sent %.2f s after %s"
                      .formatted(
                          arrival.key(), (arrival.at() - halt.acknowledged()) / 1e6, halt.how())));
        }
      }
    }
    return violations;
  }

  private static boolean concerns(Halt halt, Arrival arrival) {
    return (halt.tenant().isEmpty() || halt.tenant().equals(arrival.tenant()))
        && (halt.tool().isEmpty() || halt.tool().equals(arrival.tool()));
  }
}
