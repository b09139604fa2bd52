package dev.steward.allinone.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rows of a file, one after another. */
interface Rows extends AutoCloseable {
  /** Those that every row has; nothing where each row has its own. */
  Optional<List<String>> columns();

  /** Nothing at the end. Throws {@link UnusableFile} where it cannot go on. */
  Optional<Row> next();

  /** How much of the file lies behind, from 0 to 1. */
  double share();

  @Override
  void close();

  /** By the ending of the name; CSV and JSON Lines may be compressed ({@code .gz}). */
  static Rows of(Path file, char delimiter) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnusableFile("there is no readable file " + file);
    }
    String kind = FileName.of(file).ending();
    try {
      return switch (kind) {
        case "csv" -> CsvRows.open(file, delimiter);
        case "jsonl", "ndjson" -> JsonLines.open(file);
        case "parquet" -> ParquetRows.open(file);
        default ->
            throw new UnusableFile(
                "%s must end in .csv, .jsonl or .parquet, to say what it is".formatted(file));
      };
    } catch (IOException e) {
      throw new UnusableFile("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
