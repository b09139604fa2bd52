package dev.steward.reliability.bugs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A patch, and the tests that must not survive it. The first line of its file says in words what is
 * wrong, the second names module and test classes: {@code # caught-by: MODULE TEST[,TEST]}.
 */
record Bug(String name, String words, String module, String tests, Path patch) {
  private static final Pattern HEAD =
      Pattern.compile("# (.+)\\R# caught-by: (\\S+) (\\S+)\\R", Pattern.UNIX_LINES);

  static List<Bug> in(Path folder) throws IOException {
    try (Stream<Path> patches = Files.list(folder)) {
      return patches
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(Bug::read)
          .toList();
    }
  }

  private static Bug read(Path patch) {
    try {
      Matcher head = HEAD.matcher(Files.readString(patch));
      if (!head.lookingAt()) {
        throw new IllegalStateException(patch + " does not say what it is and who catches it");
      }
      String name = patch.getFileName().toString().replaceFirst("\\.patch$", "");
      return new Bug(name, head.group(1), head.group(2), head.group(3), patch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
