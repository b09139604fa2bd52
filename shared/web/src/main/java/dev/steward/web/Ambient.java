package dev.steward.web;

import dev.steward.core.Clocks;
import dev.steward.core.IdSource;
import dev.steward.core.UlidSource;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Time and ids for every function; a test that brings its own goes before these. */
@Factory
final class Ambient {
  @Singleton
  @Secondary
  Clock clock() {
    return Clocks.system();
  }

  @Singleton
  @Secondary
  IdSource ids(InstantSource clock) {
    return new UlidSource(clock);
  }
}
