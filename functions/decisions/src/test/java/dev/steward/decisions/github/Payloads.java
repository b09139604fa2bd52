package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** GitHub's webhooks as its documentation shows them. */
final class Payloads {
  private static final Path FILE = Path.of("src/test/resources/github/payloads.jsonl.gz");

  private Payloads() {}

  record Payload(String event, String name, ObjectNode json) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Payload> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      return lines.lines().map(Payloads::payload).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .json()
        .deepCopy();
  }

  private static Payload payload(String line) {
    try {
      JsonNode all = Json.MAPPER.readTree(line);
      return new Payload(
          all.path("event").asText(), all.path("name").asText(), (ObjectNode) all.path("payload"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
