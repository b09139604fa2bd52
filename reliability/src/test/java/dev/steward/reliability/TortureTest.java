package dev.steward.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.reliability.faults.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The short form; {@code -Dsteward.seed=S} runs another. */
class TortureTest {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void keepsEveryPromiseWhateverIsKilled() throws Exception {
    Options options = new Options(LENGTH, Long.getLong("steward.seed", 1), 16);
    Report report = new Report(System.out, false);

    Outcome outcome =
        new Torture(options, new Place(folder), Schedule.brief(options.seed()), LENGTH, report)
            .run();

    report.outcome(outcome, options);
    assertThat(outcome.effects()).isPositive();
    assertThat(outcome.faults()).isNotEmpty();
    assertThat(outcome.checked())
        .allSatisfy(each -> assertThat(each.violations()).as(each.promise().text()).isEmpty());
  }
}
