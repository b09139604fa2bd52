package dev.steward.reliability.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of JSON that are only added to, each on the disk before {@link #add} returns. */
public final class RecordLog implements AutoCloseable {
  private final FileChannel channel;

  private RecordLog(FileChannel channel) {
    this.channel = channel;
  }

  public static RecordLog in(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return new RecordLog(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  public synchronized void add(ObjectNode line) {
    note(line);
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("what happened cannot be written down", e);
    }
  }

  /** As {@link #add}, but on the disk only with the next that is added. */
  public synchronized void note(ObjectNode line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what happened cannot be written down", e);
    }
  }

  public static List<JsonNode> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<String> text = Files.lines(file)) {
      for (String line : (Iterable<String>) text::iterator) {
        lines.add(Json.MAPPER.readTree(line));
      }
    }
    return lines;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
