package dev.steward.controlplane.kernel;

import dev.steward.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks a database that has just been lost, until it is there again. */
final class Patiently {
  private static final int TIMES = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  private Patiently() {}

  /** About six seconds of asking; then the database's absence is thrown on. */
  static <T> T ask(Supplier<T> database) {
    Duration pause = FIRST_PAUSE;
    for (int times = 1; ; times++) {
      try {
        return database.get();
      } catch (DatabaseUnavailable still) {
        if (times == TIMES) {
          throw still;
        }
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
