package dev.steward.web;

import dev.steward.core.Clocks;
import dev.steward.core.IdSource;
import dev.steward.core.UlidSource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Time and ids for every function; a test that brings its own goes before these. */
@Factory
final class Ambient {
  /** Micronaut has an InstantSource of its own, which ticks in nanoseconds. */
  @Singleton
  @Secondary
  @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
  Clock clock() {
    return Clocks.system();
  }

  @Singleton
  @Secondary
  IdSource ids(InstantSource clock) {
    return new UlidSource(clock);
  }
}
