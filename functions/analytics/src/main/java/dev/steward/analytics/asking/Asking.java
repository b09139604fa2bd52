package dev.steward.analytics.asking;

import dev.steward.executor.Invocation;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks the warehouse on behalf of a call: for its tenant, within its deadline, and for no more
 * bytes than one call may read. What was read is counted in {@value #UNIT}, begun ones as whole.
 */
@Singleton
public final class Asking {
  static final String UNIT = "mebibytes";

  private static final long MEBIBYTE = 1 << 20;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Warehouse warehouse;
  private final AskingSettings settings;
  private final InstantSource clock;

  Asking(Warehouse warehouse, AskingSettings settings, InstantSource clock) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** At most so many rows; {@link Answer#more} says whether there were others. */
  public Answer ask(Invocation call, Query query, Arguments arguments, int rows) {
    long left = Math.max(0, settings.mebibytes() - call.meter().used(UNIT)) * MEBIBYTE;
    Answer answer =
        warehouse.query(call.tenant(), query, arguments, new Limits(left, time(call), rows));
    call.meter().add(UNIT, Math.ceilDiv(answer.bytes(), MEBIBYTE));
    return answer;
  }

  private Duration time(Invocation call) {
    Instant now = clock.instant();
    if (call.deadline().isAfter(now.plus(settings.timeout()))) {
      return settings.timeout();
    }
    Duration left = Duration.between(now, call.deadline());
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }
}
