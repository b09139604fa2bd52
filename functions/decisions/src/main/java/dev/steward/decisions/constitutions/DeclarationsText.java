package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Declarations as a constitution writes them. */
final class DeclarationsText {
  private DeclarationsText() {}

  /** What is wrong goes to {@code mistakes}, by pointer. */
  static Declarations read(JsonNode object, String pointer, BiConsumer<String, String> mistakes) {
    Map<String, Declaration> declarations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      Declaration declaration = declaration(each.getKey(), each.getValue());
      if (!declaration.values().isEmpty() && declaration.type() != FactType.STRING) {
        mistakes.accept(pointer + "/" + each.getKey() + "/values", "only a text has values");
      }
      if (declaration.boundsCross()) {
        mistakes.accept(pointer + "/" + each.getKey() + "/minimum", "is above the maximum");
      }
      declarations.put(each.getKey(), declaration);
    }
    return new Declarations(declarations);
  }

  private static Declaration declaration(String name, JsonNode said) {
    List<String> values = new ArrayList<>();
    said.path("values").forEach(value -> values.add(value.asText()));
    return new Declaration(
        name,
        FactType.of(said.path("type").asText()),
        said.path("required").asBoolean(true),
        values,
        number(said.path("minimum")),
        number(said.path("maximum")),
        said.path("personal").asBoolean(false),
        said.path("protected").asBoolean(false));
  }

  private static Optional<BigDecimal> number(JsonNode number) {
    return number.isNumber() ? Optional.of(number.decimalValue()) : Optional.empty();
  }
}
