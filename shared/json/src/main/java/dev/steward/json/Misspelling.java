package dev.steward.json;

import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds keywords that are all but spelled like one that checks something. The draft lets any
 * unknown keyword pass, so a schema that says {@code requierd} would quietly demand nothing.
 */
final class Misspelling {
  private static final List<String> KEYWORDS =
      List.of(
          "$id",
          "$ref",
          "$defs",
          "type",
          "enum",
          "const",
          "default",
          "multipleOf",
          "maximum",
          "exclusiveMaximum",
          "minimum",
          "exclusiveMinimum",
          "maxLength",
          "minLength",
          "pattern",
          "maxItems",
          "minItems",
          "uniqueItems",
          "maxContains",
          "minContains",
          "maxProperties",
          "minProperties",
          "required",
          "dependentRequired",
          "allOf",
          "anyOf",
          "oneOf",
          "dependentSchemas",
          "prefixItems",
          "items",
          "contains",
          "properties",
          "patternProperties",
          "additionalProperties",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties");

  private Misspelling() {}

  static List<Violation> mistakes(Subschemas parts) {
    List<Violation> mistakes = new ArrayList<>();
    parts
        .byPointer()
        .forEach(
            (pointer, schema) ->
                schema.properties().stream()
                    .map(Map.Entry::getKey)
                    .forEach(
                        written ->
                            meant(written)
                                .map(
                                    keyword ->
                                        new Violation(
                                            Pointers.child(pointer, written),
                                            "is no keyword; " + keyword + " may be meant"))
                                .ifPresent(mistakes::add)));
    return mistakes;
  }

  private static Optional<String> meant(String written) {
    if (KEYWORDS.contains(written)) {
      return Optional.empty();
    }
    return KEYWORDS.stream()
        .filter(keyword -> distance(written, keyword) <= (keyword.length() < 7 ? 1 : 2))
        .findFirst();
  }

  /** How many letters to add, drop, change or swap with the next. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
