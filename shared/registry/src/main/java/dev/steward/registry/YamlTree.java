package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A YAML file as JSON, with the place of every value and what could not be taken over. */
public record YamlTree(JsonNode root, Map<String, Place> places, List<Mistake> mistakes) {
  public YamlTree {
    places = Map.copyOf(places);
    mistakes = List.copyOf(mistakes);
  }

  /** Throws {@link InvalidRegistry} when the text is no YAML at all. */
  public static YamlTree read(String text) {
    return YamlReader.read(text);
  }

  /** A mistake at a value, or where the nearest value around it stands. */
  public Mistake mistake(String pointer, String message) {
    String around = pointer;
    while (!around.isEmpty() && !places.containsKey(around)) {
      around = around.substring(0, around.lastIndexOf('/'));
    }
    return places.getOrDefault(around, Place.START).mistake(pointer, message);
  }
}
