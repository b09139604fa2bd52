package dev.steward.analytics.intake;

import dev.steward.ports.warehouse.Punctuality;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.intake}: from when on an event is late or of the future, how far ahead is a broken
 * clock, how many bytes its data may have, how many events are remembered to know one again, and
 * the folder of the schemas, a {@code TYPE.json} each.
 */
@ConfigurationProperties("steward.intake")
record IntakeSettings(
    @Bindable(defaultValue = "P1D") Duration lateAfter,
    @Bindable(defaultValue = "PT5M") Duration futureAfter,
    @Bindable(defaultValue = "P366D") Duration furthestAhead,
    @Bindable(defaultValue = "262144") int dataBytes,
    @Bindable(defaultValue = "100000") int remembered,
    @Nullable Path schemas) {
  static final IntakeSettings DEFAULT =
      new IntakeSettings(
          Duration.ofDays(1), Duration.ofMinutes(5), Duration.ofDays(366), 262_144, 100_000, null);

  IntakeSettings {
    if (lateAfter.isNegative() || futureAfter.isNegative() || dataBytes < 2 || remembered < 1) {
      throw new IllegalArgumentException("steward.intake: a value is out of range");
    }
  }

  /** Nothing when it is too far ahead to be true. */
  Optional<Punctuality> judge(Instant time, Instant now) {
    if (time.isAfter(now.plus(furthestAhead))) {
      return Optional.empty();
    } else if (time.isAfter(now.plus(futureAfter))) {
      return Optional.of(Punctuality.FUTURE);
    }
    return Optional.of(
        time.isBefore(now.minus(lateAfter)) ? Punctuality.LATE : Punctuality.ON_TIME);
  }
}
