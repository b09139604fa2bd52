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

/** What a document asks its reader to do, and what it promises of it. */
record Tour(String document, List<Step> steps) {
  /** A block of commands, and the lines its output must hold; {@code …} stands for anything. */
  record Step(String commands, List<String> promised) {
    void keptBy(String output) {
      for (String line : promised) {
        assertThat(output).as(commands).containsPattern(pattern(line));
      }
    }
  }

  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.*?)```\\n(?:```text\\n(.*?)```)?", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile(
          "^`([a-z.-]+\\.yaml)`[^\\n]*:\\n```yaml\\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String NEXT = "::: next step :::";

  /** By its path in the project. */
  static Tour of(String path) throws IOException {
    String document = Files.readString(Shell.home().resolve(path));
    Matcher found = STEP.matcher(document);
    List<Step> steps = new ArrayList<>();
    while (found.find()) {
      String promised = found.group(2) == null ? "" : found.group(2);
      steps.add(new Step(found.group(1), promised.lines().toList()));
    }
    return new Tour(document, steps);
  }

  /** Writes the files that it shows under their names. */
  Tour lay(Path folder) throws IOException {
    Matcher files = FILE.matcher(document);
    while (files.find()) {
      Files.writeString(folder.resolve(files.group(1)), files.group(2));
    }
    return this;
  }

  /** All of it in one shell, as somebody types it who keeps the window open. */
  void inOneShell(Shell shell) throws Exception {
    String script =
        steps.stream().map(Step::commands).collect(Collectors.joining("\necho '" + NEXT + "'\n"));
    List<String> outputs = List.of(shell.run(script, 480).split(Pattern.quote(NEXT), -1));
    assertThat(outputs).hasSameSizeAs(steps);
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).keptBy(outputs.get(i));
    }
  }

  private static Pattern pattern(String promised) {
    return Pattern.compile(
        Arrays.stream(promised.split("…"))
            .map(part -> Pattern.quote(part.strip()))
            .collect(Collectors.joining(".*")));
  }
}
