package dev.steward.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which values of a JSON document are personal whatever they say: JSON Pointers in which {@code *}
 * stands for every member or element.
 */
public record PersonalFields(List<String> pointers) {
  public static final PersonalFields NONE = new PersonalFields(List.of());

  public PersonalFields {
    pointers = List.copyOf(pointers);
    for (String pointer : pointers) {
      if (!pointer.isEmpty() && !pointer.startsWith("/")) {
        throw new IllegalArgumentException("not a JSON Pointer: " + pointer);
      }
    }
  }

  public static PersonalFields at(String... pointers) {
    return new PersonalFields(List.of(pointers));
  }

  /** Those that a JSON Schema marks with {@code "x-personal": true}. */
  public static PersonalFields declaredIn(JsonNode schema) {
    return new PersonalFields(new PersonalMarks(schema).pointers());
  }

  List<List<String>> paths() {
    List<List<String>> paths = new ArrayList<>();
    for (String pointer : pointers) {
      List<String> path = new ArrayList<>();
      for (String step : pointer.split("/", -1)) {
        path.add(step.replace("~1", "/").replace("~0", "~"));
      }
      paths.add(List.copyOf(path.subList(1, path.size())));
    }
    return paths;
  }
}
