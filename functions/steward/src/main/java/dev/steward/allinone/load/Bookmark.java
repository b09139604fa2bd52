package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** How far a load is, in a file that is bound to what is loaded, by what, and to where. */
final class Bookmark {
  private final Path file;

  private Bookmark(Path file) {
    this.file = file;
  }

  /** What the load was when it was last written down. */
  record Reached(Instant began, Tally tally, long rejectBytes) {}

  /** {@code what} names the load whole: other content, mapping, tenant or address is another. */
  static Bookmark in(Path folder, String... what) throws IOException {
    Files.createDirectories(folder);
    String name = Digest.of(String.join("\n", what)).value().substring(7, 31);
    return new Bookmark(folder.resolve(name + ".json"));
  }

  Path file() {
    return file;
  }

  /** Nothing where there is none, or none that can be read: then it begins anew. */
  Optional<Reached> read() {
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
      return Optional.of(
          new Reached(
              Instant.parse(json.required("began").asText()),
              Tally.of(json.required("tally")),
              json.required("rejectBytes").asLong()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  void write(Reached reached) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    ObjectNode json =
        Json.object()
            .put("began", reached.began().toString())
            .put("rejectBytes", reached.rejectBytes());
    json.set("tally", reached.tally().json());
    Files.writeString(draft, json.toPrettyString() + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
