package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as RFC 4180 has it, in UTF-8, its first line the names of the columns. */
final class CsvRows implements Rows {
  private final String file;
  private final Counted bytes;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private long number;

  private CsvRows(String file, Counted bytes, CSVParser parser, List<String> columns) {
    this.file = file;
    this.bytes = bytes;
    this.parser = parser;
    this.records = parser.iterator();
    this.columns = columns;
  }

  static CsvRows open(Path file, char delimiter) throws IOException {
    FileName name = FileName.of(file);
    Counted bytes = Counted.open(file);
    try {
      // A decoder of its own reports what is not UTF-8; the charset alone would replace it.
      var text = new InputStreamReader(bytes.content(name), StandardCharsets.UTF_8.newDecoder());
      CSVParser parser =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(delimiter)
              .setHeader()
              .setSkipHeaderRecord(true)
              .setAllowMissingColumnNames(true)
              .setIgnoreEmptyLines(true)
              .get()
              .parse(text);
      List<String> columns =
          parser.getHeaderNames().stream().map(CsvRows::withoutByteOrderMark).toList();
      if (columns.isEmpty()) {
        throw new UnusableFile(file + " has no line that names the columns");
      }
      return new CsvRows(name.stem(), bytes, parser, columns);
    } catch (IllegalArgumentException e) {
      bytes.close();
      throw new UnusableFile("the first line of %s: %s".formatted(file, e.getMessage()), e);
    } catch (IOException | UncheckedIOException | UnusableFile e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(columns);
  }

  @Override
  public Optional<Row> next() {
    long line = parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CSVRecord row = records.next();
      number++;
      return Optional.of(row(row, line));
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new UnusableFile(
          "from line %d on it is not CSV in UTF-8: %s".formatted(line, reason(e)), e);
    }
  }

  private Row row(CSVRecord record, long line) {
    ObjectNode cells = Json.object();
    for (int i = 0; i < Math.min(record.size(), columns.size()); i++) {
      cells.put(columns.get(i), record.get(i));
    }
    Optional<String> broken =
        record.size() == columns.size()
            ? Optional.empty()
            : Optional.of(
                "has %d cells, and the first line %d".formatted(record.size(), columns.size()));
    return new Row(file, line, number, cells, broken);
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String withoutByteOrderMark(String name) {
    return name.startsWith("\uFEFF") ? name.substring(1) : name;
  }

  @Override
  public double share() {
    return bytes.share();
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
