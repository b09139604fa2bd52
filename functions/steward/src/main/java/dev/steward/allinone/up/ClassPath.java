package dev.steward.allinone.up;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process is made of, and that without the functions another process serves. */
final class ClassPath {
  /** A function's jar, or its classes where the build has not packed them. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          ".*/(?:steward-(analytics|brand|control-plane|decisions)-[^/]*\\.jar|functions/(analytics|brand|control-plane|decisions)/target/classes)");

  private ClassPath() {}

  static List<Path> own() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .toList();
  }

  /** Own, and no other function than the one named. */
  static List<Path> of(String function) {
    return own().stream().filter(entry -> belongs(entry, function)).toList();
  }

  private static boolean belongs(Path entry, String function) {
    Matcher matcher = FUNCTION.matcher(entry.toString());
    return !matcher.matches()
        || function.equals(matcher.group(1))
        || function.equals(matcher.group(2));
  }
}
