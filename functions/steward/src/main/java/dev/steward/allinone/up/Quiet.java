package dev.steward.allinone.up;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Libraries that tell at every start what {@link Progress} tells in a line. */
final class Quiet {
  private Quiet() {}

  static void libraries() {
    hush("org.flywaydb", Level.ERROR);
    hush("com.zaxxer.hikari", Level.WARN);
    hush("io.micronaut", Level.WARN);
  }

  private static void hush(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
