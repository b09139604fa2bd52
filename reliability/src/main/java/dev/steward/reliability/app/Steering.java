package dev.steward.reliability.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the control files often enough that whoever wrote them need not wait. */
@Singleton
@Requires(property = Control.PROPERTY)
final class Steering {
  private static final long MILLIS = 25;

  private final Control control;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("steering").factory());
  private volatile Duration clockError;
  private volatile Optional<Control.Death> death = Optional.empty();

  Steering(@Value("${" + Control.PROPERTY + "}") String folder) {
    control = new Control(Path.of(folder));
    clockError = control.clockError();
    var _ = reader.scheduleWithFixedDelay(this::read, 0, MILLIS, TimeUnit.MILLISECONDS);
  }

  private void read() {
    clockError = control.clockError();
    death = control.death();
  }

  Duration clockError() {
    return clockError;
  }

  Optional<Control.Death> death() {
    return death;
  }

  @PreDestroy
  void close() {
    reader.shutdownNow();
  }
}
