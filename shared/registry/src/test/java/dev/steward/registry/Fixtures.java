package dev.steward.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files the tests read. */
final class Fixtures {
  static final Path FOLDER = Path.of("src/test/resources");

  private Fixtures() {}

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }
}
