package dev.steward.analytics.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Public data that is no part of the project. STEWARD_DATA, as a system property or in the
 * environment, names its folder; without it a test that needs it is skipped and says so.
 */
public final class SharedData {
  private SharedData() {}

  /** Lines of cells, the header first; files hold no quoted commas. */
  public static List<String[]> lines(String file) {
    Path path = folder().resolve(file);
    Assumptions.assumeTrue(
        Files.isReadable(path), () -> "skipped: STEWARD_DATA names no folder with " + file);
    try (InputStream bytes = open(path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.replace("\"", "").split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files with the same header as one table; NA and empty cells are missing. */
  public static Table table(String... files) {
    List<String[]> rows = new ArrayList<>();
    Arrays.stream(files).map(SharedData::lines).forEach(f -> rows.addAll(f.subList(1, f.size())));
    return table(lines(files[0]).getFirst(), rows);
  }

  public static Table table(String[] header, List<String[]> rows) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < header.length; i++) {
      ColumnBuilder column = new ColumnBuilder(header[i]);
      for (String[] row : rows) {
        column.cell(row[i].equals("NA") ? "" : row[i]);
      }
      columns.add(column.build());
    }
    return new Table(columns);
  }

  private static Path folder() {
    return Stream.of(System.getProperty("STEWARD_DATA"), System.getenv("STEWARD_DATA"))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .map(Path::of)
        .orElseGet(() -> besideTheProject().orElse(Path.of("shared", "data")));
  }

  private static Optional<Path> besideTheProject() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static InputStream open(Path path) throws IOException {
    InputStream bytes = Files.newInputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }
}
