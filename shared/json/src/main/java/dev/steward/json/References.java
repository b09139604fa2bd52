package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.steward.core.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks that a schema refers to nothing but its own parts, and never round in a circle: the
 * library would overflow the stack on {@code {"$ref": "#"}}.
 */
final class References {
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");
  private static final List<String> ANCHORS = List.of("$anchor", "$dynamicAnchor");
  private static final Set<String> SAME_VALUE = Set.of("if", "then", "else", "not");
  private static final Set<String> SAME_VALUE_EACH =
      Set.of("allOf", "anyOf", "oneOf", "dependentSchemas");

  private final Map<String, JsonNode> parts;
  private final Map<String, String> anchors = new HashMap<>();

  References(Subschemas schema) {
    parts = schema.byPointer();
    parts.forEach(
        (pointer, part) ->
            ANCHORS.forEach(a -> anchors.putIfAbsent(part.path(a).asText(), pointer)));
  }

  List<Violation> mistakes() {
    List<Violation> mistakes = new ArrayList<>();
    parts.forEach((pointer, part) -> checkBase(pointer, part, mistakes));
    parts.forEach((pointer, part) -> checkTargets(pointer, part, mistakes));
    circle()
        .ifPresent(pointer -> mistakes.add(new Violation(pointer, "refers to itself without end")));
    return mistakes;
  }

  /** Where the references of one part lead; those that lead nowhere are left out. */
  List<String> targets(String pointer) {
    List<String> targets = new ArrayList<>();
    for (String keyword : REFERENCES) {
      target(part(pointer).path(keyword).asText()).ifPresent(targets::add);
    }
    return targets;
  }

  private static void checkBase(String pointer, JsonNode part, List<Violation> mistakes) {
    if (!pointer.isEmpty() && part.has("$id")) {
      mistakes.add(new Violation(pointer + "/$id", "only the whole schema may have an $id"));
    }
    JsonNode dialect = part.path("$schema");
    if (!dialect.isMissingNode() && !Dialect.ID.equals(dialect.asText().replaceFirst("#$", ""))) {
      mistakes.add(new Violation(pointer + "/$schema", "the dialect must be " + Dialect.ID));
    }
  }

  private void checkTargets(String pointer, JsonNode part, List<Violation> mistakes) {
    for (String keyword : REFERENCES) {
      String reference = part.path(keyword).textValue();
      if (reference == null) {
        continue;
      }
      String at = pointer + '/' + keyword;
      if (!reference.startsWith("#")) {
        mistakes.add(new Violation(at, "a reference must be local, beginning with #"));
      } else if (target(reference).isEmpty()) {
        mistakes.add(new Violation(at, "the reference leads to no schema in this document"));
      }
    }
  }

  private Optional<String> circle() {
    Set<String> sound = new HashSet<>();
    return parts.keySet().stream()
        .filter(pointer -> isCircle(pointer, new HashSet<>(), sound))
        .findFirst();
  }

  private boolean isCircle(String pointer, Set<String> path, Set<String> sound) {
    if (sound.contains(pointer)) {
      return false;
    }
    if (!path.add(pointer)) {
      return true;
    }
    for (String next : appliedToTheSameValue(pointer)) {
      if (isCircle(next, path, sound)) {
        return true;
      }
    }
    path.remove(pointer);
    sound.add(pointer);
    return false;
  }

  private List<String> appliedToTheSameValue(String pointer) {
    List<String> next = targets(pointer);
    for (Map.Entry<String, JsonNode> entry : part(pointer).properties()) {
      String below = Pointers.child(pointer, entry.getKey());
      JsonNode value = entry.getValue();
      if (SAME_VALUE.contains(entry.getKey())) {
        next.add(below);
      } else if (SAME_VALUE_EACH.contains(entry.getKey())) {
        IntStream.range(0, value.size()).forEach(i -> next.add(below + '/' + i));
        value.fieldNames().forEachRemaining(name -> next.add(Pointers.child(below, name)));
      }
    }
    next.retainAll(parts.keySet());
    return next;
  }

  private Optional<String> target(String reference) {
    if (!reference.startsWith("#")) {
      return Optional.empty();
    }
    String fragment;
    try {
      fragment =
          URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notPercentEncoded) {
      return Optional.empty();
    }
    return fragment.isEmpty() || fragment.startsWith("/")
        ? Optional.of(fragment).filter(parts::containsKey)
        : Optional.ofNullable(anchors.get(fragment));
  }

  private JsonNode part(String pointer) {
    return parts.getOrDefault(pointer, MissingNode.getInstance());
  }
}
