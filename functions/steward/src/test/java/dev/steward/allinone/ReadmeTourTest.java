package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the README's tour as it stands there, and looks for what it promises. */
class ReadmeTourTest {
  @TempDir private Path folder;

  @Test
  void everyCommandOfTheTourDoesWhatItSays() throws Exception {
    Tour tour = Tour.of("README.md");
    assertThat(tour.steps()).hasSizeGreaterThan(8);
    try (Shell shell = Shell.in(folder)) {
      for (Tour.Step step : tour.steps()) {
        step.keptBy(shell.run(step.commands()));
      }
    }
  }
}
