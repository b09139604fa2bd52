package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.allinone.place.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the README's tour as it stands there, and looks for what it promises. */
class ReadmeTourTest {
  /** A block of commands, and the lines its output must hold; {@code …} stands for anything. */
  private record Step(String commands, List<String> promised) {}

  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.*?)```\\n(?:```text\\n(.*?)```)?", Pattern.DOTALL);

  @TempDir private Path folder;
  private final int port = Ports.free();

  @Test
  void everyCommandOfTheTourDoesWhatItSays() throws Exception {
    List<Step> tour = tour();
    assertThat(tour).hasSizeGreaterThan(8);
    launcher();
    for (Step step : tour) {
      String output = run(step.commands());
      for (String promised : step.promised()) {
        assertThat(output).as(step.commands()).containsPattern(pattern(promised));
      }
    }
  }

  @AfterEach
  void down() throws Exception {
    if (Files.exists(folder.resolve("steward"))) {
      new ProcessBuilder("./steward", "down").directory(folder.toFile()).start().waitFor();
    }
  }

  private static List<Step> tour() throws IOException {
    Matcher steps = STEP.matcher(Files.readString(home().resolve("README.md")));
    List<Step> tour = new ArrayList<>();
    while (steps.find()) {
      String promised = steps.group(2) == null ? "" : steps.group(2);
      tour.add(new Step(steps.group(1), promised.lines().toList()));
    }
    return tour;
  }

  /** What {@code ./steward} does once it is built, on the class path of the tests. */
  private void launcher() throws IOException {
    String command =
        RunningSteward.process(List.of()).command().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path script = folder.resolve("steward");
    Files.writeString(
        script,
        """
        #!/bin/sh
        export STEWARD_DATA_DIR='%s'
        exec %s "$@"
        """
            .formatted(folder.resolve("data"), command));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(String commands) throws Exception {
    String here =
        commands
            .replace("./steward up --detach", "./steward up --detach --port " + port)
            .replace("localhost:8080", "localhost:" + port);
    Path log = Files.createTempFile(folder, "step-", ".log");
    Process process =
        new ProcessBuilder("bash", "-euc", here)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(commands).isTrue();
    String output = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s%n%s", commands, output).isZero();
    return output;
  }

  private static Pattern pattern(String promised) {
    return Pattern.compile(
        Arrays.stream(promised.split("…"))
            .map(part -> Pattern.quote(part.strip()))
            .collect(Collectors.joining(".*")));
  }

  private static Path home() {
    return Path.of(System.getProperty("steward.home"));
  }
}
