package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One JSON object a line; blank lines are no rows. */
final class JsonLines implements Rows {
  private static final int LONGEST = 1 << 20;

  private final String file;
  private final Counted bytes;
  private final InputStream content;
  private long line;
  private long number;

  private JsonLines(String file, Counted bytes, InputStream content) {
    this.file = file;
    this.bytes = bytes;
    this.content = content;
  }

  static JsonLines open(Path file) throws IOException {
    FileName name = FileName.of(file);
    Counted bytes = Counted.open(file);
    try {
      return new JsonLines(name.stem(), bytes, bytes.content(name));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.empty();
  }

  @Override
  public Optional<Row> next() {
    try {
      Optional<byte[]> text = line();
      while (text.isPresent() && blank(text.get())) {
        text = line();
      }
      return text.map(this::row);
    } catch (IOException e) {
      throw new UnusableFile("after line %d: %s".formatted(line, e.getMessage()), e);
    }
  }

  private Row row(byte[] text) {
    number++;
    if (text.length > LONGEST) {
      return broken("is longer than 1 MiB");
    }
    try {
      JsonNode json = StrictJson.parse(text);
      return json instanceof ObjectNode cells
          ? new Row(file, line, number, cells, Optional.empty())
          : broken("is no JSON object");
    } catch (MalformedJson e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  private Row broken(String reason) {
    return new Row(file, line, number, Json.object(), Optional.of(reason));
  }

  /** Without its end; of one that is too long only so much that this can be seen. */
  private Optional<byte[]> line() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int next = content.read();
    if (next < 0) {
      return Optional.empty();
    }
    line++;
    while (next >= 0 && next != '\n') {
      if (text.size() <= LONGEST) {
        text.write(next);
      }
      next = content.read();
    }
    return Optional.of(text.toByteArray());
  }

  private static boolean blank(byte[] text) {
    for (byte each : text) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public double share() {
    return bytes.share();
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
