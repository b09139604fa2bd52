package dev.steward.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** JSON text that Steward wrote itself and keeps in a store. */
public final class StoredJson {
  private StoredJson() {}

  public static JsonNode read(String stored) {
    try {
      return Json.MAPPER.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read back", e);
    }
  }

  /** The canonical form, as text. */
  public static String write(JsonNode value) {
    return CanonicalJson.text(value);
  }
}
