package dev.steward.decisions.constitutions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The constitutions that Steward ships. */
public final class Constitutions {
  public static final Path FOLDER = Path.of("../../contracts/policies/constitutions");

  private Constitutions() {}

  public static Constitution shipped(String id) {
    return ConstitutionText.read(text(id));
  }

  public static String text(String id) {
    try {
      return Files.readString(FOLDER.resolve(id + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().endsWith(".cases.yaml"))
          .sorted()
          .toList();
    }
  }
}
