package dev.steward.analytics.table;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Public data; {@code public-data/NOTICE.txt} says whose. */
public final class SharedData {
  private SharedData() {}

  /** Lines of cells, the header first; files hold no quoted commas. */
  public static List<String[]> lines(String file) {
    try (InputStream packed = resource(file.endsWith(".gz") ? file : file + ".gz");
        InputStream bytes = new GZIPInputStream(packed);
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

  private static InputStream resource(String name) throws IOException {
    InputStream bytes = SharedData.class.getResourceAsStream("/public-data/" + name);
    if (bytes == null) {
      throw new FileNotFoundException(name);
    }
    return bytes;
  }
}
