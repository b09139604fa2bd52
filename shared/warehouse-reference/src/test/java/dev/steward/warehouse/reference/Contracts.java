package dev.steward.warehouse.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of {@code contracts/warehouse}. */
final class Contracts {
  private static final Path FOLDER =
      Path.of(Objects.requireNonNull(System.getProperty("contracts.warehouse")));

  private Contracts() {}

  /** Names without the ending. */
  static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql"))
          .map(file -> file.substring(0, file.length() - 4))
          .sorted()
          .toList();
    }
  }

  static String text(String folder, String name) throws IOException {
    return Files.readString(FOLDER.resolve(folder).resolve(name + ".sql"));
  }
}
