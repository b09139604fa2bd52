package dev.steward.allinone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive of class data by which a program starts faster. The JVM writes a new one at its end;
 * the launcher takes it over if the program says here that it had become ready.
 */
final class Archive {
  private static final String CACHE = "steward.cache";
  private static final String NEW = "steward.archive";

  private Archive() {}

  /** Flags for another JVM of ours; none where the launcher keeps no archives. */
  static List<String> flags(String program) {
    String cache = System.getProperty(CACHE);
    if (cache == null) {
      return List.of();
    }
    String keep = "-D" + CACHE + "=" + cache;
    Path archive = Path.of(cache, program + ".jsa");
    if (Files.exists(archive)) {
      return List.of(keep, "-XX:SharedArchiveFile=" + archive);
    }
    Path made = Path.of(cache, program + "." + System.nanoTime() + ".new");
    return List.of(keep, "-D" + NEW + "=" + made, "-XX:ArchiveClassesAtExit=" + made);
  }

  static void ready() {
    String made = System.getProperty(NEW);
    if (made == null) {
      return;
    }
    try {
      Files.createFile(Path.of(made + ".ready"));
    } catch (IOException e) {
      // Then the next start is as slow as this one was.
    }
  }
}
