package dev.steward.allinone.place;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A running instance as it wrote itself down once it was ready: its process, its address, whether
 * each function has a process of its own, and where its executors are, by the variable the registry
 * knows them by.
 */
public record Instance(ProcessMark process, URI url, boolean split, Map<String, String> executors) {
  public Instance {
    executors = Map.copyOf(executors);
  }

  /** The instance of a folder, if its process still lives. */
  public static Optional<Instance> running(DataFolder folder) {
    return last(folder).filter(instance -> instance.process().alive().isPresent());
  }

  /** What the last instance wrote, whether it lives or was killed. */
  public static Optional<Instance> last(DataFolder folder) {
    try {
      return Optional.of(read(Json.MAPPER.readTree(Files.readAllBytes(folder.instance()))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      // Written by rename, so it is whole or absent; anything else is not ours to trust.
      return Optional.empty();
    }
  }

  public void write(DataFolder folder) throws IOException {
    Path draft = folder.path().resolve("instance.json.new");
    var json = Json.object().put("url", url.toString()).put("split", split);
    json.set("process", process.json());
    json.set("executors", Json.MAPPER.valueToTree(executors));
    Files.writeString(draft, json.toPrettyString() + "\n");
    Files.move(draft, folder.instance(), StandardCopyOption.ATOMIC_MOVE);
  }

  public static void erase(DataFolder folder) throws IOException {
    Files.deleteIfExists(folder.instance());
  }

  public Instant startedAt() {
    return process.startedAt();
  }

  private static Instance read(JsonNode json) {
    return new Instance(
        ProcessMark.of(json.required("process")),
        URI.create(json.required("url").asText()),
        json.required("split").asBoolean(),
        json.required("executors")
            .propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asText())));
  }
}
