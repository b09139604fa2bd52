package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the README's tour as it stands there, and looks for what it promises. */
class ReadmeTourTest {
  /** A block of commands, and the lines its output must hold; {@code …} stands for anything. */
  private record Step(String commands, List<String> promised) {}

  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.*?)```\\n(?:```text\\n(.*?)```)?", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void everyCommandOfTheTourDoesWhatItSays() throws Exception {
    List<Step> tour = tour();
    assertThat(tour).hasSizeGreaterThan(8);
    try (Shell shell = Shell.in(folder)) {
      for (Step step : tour) {
        String output = shell.run(step.commands());
        for (String promised : step.promised()) {
          assertThat(output).as(step.commands()).containsPattern(pattern(promised));
        }
      }
    }
  }

  private static List<Step> tour() throws IOException {
    Matcher steps = STEP.matcher(Files.readString(Shell.home().resolve("README.md")));
    List<Step> tour = new ArrayList<>();
    while (steps.find()) {
      String promised = steps.group(2) == null ? "" : steps.group(2);
      tour.add(new Step(steps.group(1), promised.lines().toList()));
    }
    return tour;
  }

  private static Pattern pattern(String promised) {
    return Pattern.compile(
        Arrays.stream(promised.split("…"))
            .map(part -> Pattern.quote(part.strip()))
            .collect(Collectors.joining(".*")));
  }
}
