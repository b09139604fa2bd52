package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
  private static final String DEMO = "{\"profile_id\":\"demo\"}";

  @TempDir static Path folder;

  private static RunningSteward steward;

  @BeforeAll
  static void up() {
    steward = RunningSteward.in(folder, "--split");
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void aCallGoesFromOneProcessToTheOtherAndIsJournaled() {
    CommandLineOf cli = steward.commandLine();

    assertThat(cli.says("invoke", "brand.get_profile", "-d", DEMO).out())
        .contains("succeeded", "Linden & Fell");
    assertThat(cli.says("journal", "verify").out()).contains("intact");
    assertThat(cli.says("status").out()).contains("a process for each function");
  }

  @Test
  void filesAreLoadedIntoTheFunctionThatTakesEvents(@TempDir Path files) throws Exception {
    Path csv = Files.writeString(files.resolve("visits.csv"), "who\nanna\nben\n");
    Path map =
        Files.writeString(
            files.resolve("map.yaml"),
            """
            version: 1
            source: visits
            events:
              - {type: visit, subject: "{who}", time: {relative: -PT1H}}
            """);

    Said said = steward.commandLine().says("load", csv.toString(), "--map", map.toString());

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("2 events taken").doesNotContain("may take a moment");
  }

  @Test
  void theExecutorInItsOwnProcessKeepsEveryPromise() {
    Said said = steward.commandLine().says("registry", "probe", "brand.get_profile", "-d", DEMO);

    assertThat(said.out()).contains("answers within its output schema").doesNotContain("broken");
  }

  @Test
  void noFunctionOutlivesAKilledParent(@TempDir Path another) throws Exception {
    List<ProcessHandle> functions;
    try (RunningSteward parent = RunningSteward.in(another, "--split")) {
      functions =
          ProcessHandle.of(parent.pid())
              .orElseThrow()
              .children()
              .filter(ProcessHandle::isAlive)
              .toList();
      parent.kill();
    }

    Instant patience = Instant.now().plus(Duration.ofSeconds(30));
    for (ProcessHandle function : functions) {
      function
          .onExit()
          .get(
              Duration.between(Instant.now(), patience).toMillis(),
              java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    assertThat(functions).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessHandle::isAlive);
    RunningSteward.in(another).close();
  }
}
