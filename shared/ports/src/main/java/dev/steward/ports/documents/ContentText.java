package dev.steward.ports.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * Content as adapters keep it: JSON text, as written. Native maps and numbers of the stores do not
 * bring every key, number and nesting back equal; text does.
 */
public final class ContentText {
  /** What fits in a Firestore document (1 MiB) beside its names and indexes. */
  public static final int BYTES = 900_000;

  private ContentText() {}

  public static String of(JsonNode content) {
    try {
      String text = Json.MAPPER.writeValueAsString(content);
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > BYTES) {
        throw new DocumentTooLarge(bytes, BYTES);
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("content that is not JSON", e);
    }
  }

  public static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store gave back other text than was written", e);
    }
  }
}
