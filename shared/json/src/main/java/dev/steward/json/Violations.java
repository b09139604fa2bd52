package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.steward.core.Violation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The library's findings in our words. A message repeats what the schema says, and of the value
 * nothing but property names.
 */
final class Violations {
  private Violations() {}

  static List<Violation> of(List<Error> errors, JsonNode value) {
    return errors.isEmpty()
        ? List.of()
        : inOrderOf(value, errors.stream().map(Violations::violation).distinct().toList());
  }

  /** Sorted as their places follow one another in a document. */
  static List<Violation> inOrderOf(JsonNode document, List<Violation> violations) {
    Map<String, Integer> places = new HashMap<>();
    number("", document, places);
    return violations.stream()
        .distinct()
        .sorted(Comparator.comparingInt(v -> places.getOrDefault(v.pointer(), 0)))
        .toList();
  }

  private static void number(String pointer, JsonNode value, Map<String, Integer> places) {
    places.put(pointer, places.size());
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      number(Pointers.child(pointer, property.getKey()), property.getValue(), places);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      number(pointer + '/' + i, value.get(i), places);
    }
  }

  private static Violation violation(Error error) {
    return new Violation(place(error), message(error));
  }

  private static String place(Error error) {
    String at = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
          error.getProperty() == null ? at : Pointers.child(at, error.getProperty());
      case "items", "unevaluatedItems" ->
          error.getIndex() == null ? at : at + '/' + error.getIndex();
      default -> at;
    };
  }

  private static String message(Error error) {
    JsonNode said = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "type" -> "must be " + choice(said) + ", not " + error.getArguments()[0];
      case "enum" -> "must be one of " + choice(said);
      case "const" -> "must be " + said;
      case "required" -> "the property '" + error.getProperty() + "' is required";
      case "additionalProperties", "unevaluatedProperties" -> "is not a known property";
      case "propertyNames" -> "is not an allowed name: " + error.getArguments()[1];
      case "dependentRequired" -> "the property '" + error.getArguments()[0] + "' is required here";
      case "items", "unevaluatedItems" -> "is one item too many";
      case "minimum" -> "must be at least " + said;
      case "maximum" -> "must be at most " + said;
      case "exclusiveMinimum" -> "must be more than " + said;
      case "exclusiveMaximum" -> "must be less than " + said;
      case "multipleOf" -> "must be a multiple of " + said;
      case "minLength" -> "must have at least " + count(said, "character");
      case "maxLength" -> "must have at most " + count(said, "character");
      case "minItems" -> "must have at least " + count(said, "item");
      case "maxItems" -> "must have at most " + count(said, "item");
      case "minProperties" -> "must have at least " + count(said, "property", "properties");
      case "maxProperties" -> "must have at most " + count(said, "property", "properties");
      case "uniqueItems" -> "must not hold the same item twice";
      case "pattern" -> "must match the pattern " + said.textValue();
      case "not" -> "must not match the schema under 'not'";
      case "oneOf" -> "must match exactly one of the schemas under 'oneOf'";
      case "contains", "minContains", "maxContains" ->
          "does not hold the right number of items that match 'contains'";
      case "false" -> "nothing is allowed here";
      default -> Objects.requireNonNullElse(error.getMessage(), "breaks " + error.getKeyword());
    };
  }

  private static String choice(JsonNode said) {
    return said.isArray()
        ? StreamSupport.stream(said.spliterator(), false)
            .map(each -> each.isTextual() ? each.textValue() : each.toString())
            .collect(Collectors.joining(", "))
        : said.asText();
  }

  private static String count(JsonNode said, String one) {
    return count(said, one, one + 's');
  }

  private static String count(JsonNode said, String one, String more) {
    return said + " " + (said.asInt() == 1 ? one : more);
  }
}
