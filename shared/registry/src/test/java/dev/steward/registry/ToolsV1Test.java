package dev.steward.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The registry file against what version 1 fixes; the expectations stand in {@code v1-tools.yaml}.
 */
class ToolsV1Test {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> ONE_OF_EACH_TYPE =
      List.of(
          NODES.textNode("x"),
          NODES.textNode(""),
          NODES.numberNode(-7),
          NODES.numberNode(7),
          NODES.numberNode(0.25),
          NODES.booleanNode(true),
          NODES.nullNode(),
          NODES.arrayNode(),
          NODES.objectNode());

  private final ToolRegistry registry =
      ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());
  private final Map<String, JsonNode> expected = expected();

  @Test
  void holdsTheTenToolsBeforeAnyOther() {
    assertThat(registry.tools().stream().map(Tool::name).limit(expected.size()))
        .containsExactlyElementsOf(expected.keySet());
  }

  @Test
  void keepsRiskAndExecutor() {
    expected.forEach(
        (name, tool) -> {
          Tool found = registry.tool(name).orElseThrow();
          assertThat(found.risk().wire()).as(name).isEqualTo(tool.path("risk").asText());
          assertThat(found.executor().kind()).as(name).isEqualTo("http");
          assertThat(found.executor().url()).as(name).isEqualTo(tool.path("url").asText());
          assertThat(found.executor().path()).as(name).isEqualTo(tool.path("path").asText());
        });
  }

  @TestFactory
  Stream<DynamicTest> acceptsAndRefusesExactlyWhatVersion1Does() {
    return expected.entrySet().stream()
        .flatMap(
            tool ->
                Stream.of("input", "output")
                    .flatMap(side -> checks(tool.getKey(), side, tool.getValue().path(side))));
  }

  private Stream<DynamicTest> checks(String name, String side, JsonNode expected) {
    Tool tool = registry.tool(name).orElseThrow();
    JsonSchema schema = side.equals("input") ? tool.input() : tool.output();
    Map<String, Boolean> values = new LinkedHashMap<>();
    values.put(expected.path("full").toString(), true);
    required(expected, values);
    unknown(expected, values);
    types(expected, values);
    listed(expected, values);
    Stream<DynamicTest> checks =
        values.entrySet().stream()
            .map(
                value ->
                    DynamicTest.dynamicTest(
                        name
                            + ' '
                            + side
                            + (value.getValue() ? " accepts " : " refuses ")
                            + value.getKey(),
                        () ->
                            assertThat(
                                    schema.validate(Json.MAPPER.readTree(value.getKey())).isEmpty())
                                .isEqualTo(value.getValue())));
    return Stream.concat(checks, Stream.of(defaults(name + ' ' + side, schema, expected)));
  }

  /** Without one property: refused if it is required, accepted otherwise. */
  private static void required(JsonNode expected, Map<String, Boolean> values) {
    Set<String> required = texts(expected.path("required"));
    for (String pointer : pointers(expected)) {
      if (parentOf(expected, pointer).isObject()) {
        values.put(without(expected, pointer), !required.contains(pointer));
      }
    }
  }

  /** With a property more: accepted in open objects only. */
  private static void unknown(JsonNode expected, Map<String, Boolean> values) {
    Set<String> open = texts(expected.path("open"));
    Stream.concat(Stream.of(""), pointers(expected).stream())
        .filter(pointer -> expected.path("full").at(pointer).isObject())
        .forEach(
            pointer ->
                values.put(
                    with(expected, pointer + "/unheard_of", NODES.textNode("x")),
                    open.contains(pointer)));
  }

  private static void types(JsonNode expected, Map<String, Boolean> values) {
    for (String pointer : pointers(expected)) {
      JsonNode value = expected.path("full").at(pointer);
      boolean bounded =
          expected.path("accepts").has(pointer) || expected.path("refuses").has(pointer);
      for (JsonNode other : ONE_OF_EACH_TYPE) {
        if (!fits(other, value)) {
          values.put(with(expected, pointer, other), false);
        } else if (!bounded && !other.isObject()) {
          values.put(with(expected, pointer, other), true);
        }
      }
    }
  }

  private static boolean fits(JsonNode other, JsonNode value) {
    return value.isDouble()
        ? other.isNumber()
        : other.isInt() == value.isInt() && other.getNodeType() == value.getNodeType();
  }

  private static void listed(JsonNode expected, Map<String, Boolean> values) {
    for (String verdict : List.of("accepts", "refuses")) {
      expected
          .path(verdict)
          .properties()
          .forEach(
              entry ->
                  entry
                      .getValue()
                      .forEach(
                          value ->
                              values.put(
                                  with(expected, entry.getKey(), value),
                                  verdict.equals("accepts"))));
    }
  }

  private static DynamicTest defaults(String where, JsonSchema schema, JsonNode expected) {
    return DynamicTest.dynamicTest(
        where + " fills in its defaults and no others",
        () -> {
          for (String pointer : pointers(expected)) {
            if (parentOf(expected, pointer).isObject()) {
              JsonNode filled =
                  schema.withDefaults(Json.MAPPER.readTree(without(expected, pointer)));
              assertThat(filled.at(pointer))
                  .as(pointer)
                  .isEqualTo(expected.path("defaults").path(pointer));
            }
          }
        });
  }

  private static JsonNode parentOf(JsonNode expected, String pointer) {
    return expected.path("full").at(JsonPointer.compile(pointer).head());
  }

  private static String without(JsonNode expected, String pointer) {
    JsonNode copy = expected.path("full").deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    ((ObjectNode) copy.at(at.head())).remove(at.last().getMatchingProperty());
    return copy.toString();
  }

  private static String with(JsonNode expected, String pointer, JsonNode value) {
    JsonNode copy = expected.path("full").deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    switch (copy.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
      default -> throw new AssertionError(pointer);
    }
    return copy.toString();
  }

  /** Every place in the full value, but for what stands inside an open object. */
  private static List<String> pointers(JsonNode expected) {
    List<String> pointers = new ArrayList<>();
    collect("", expected.path("full"), texts(expected.path("open")), pointers);
    return pointers;
  }

  private static void collect(String at, JsonNode value, Set<String> open, List<String> pointers) {
    if (open.contains(at)) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      pointers.add(at + '/' + property.getKey());
      collect(at + '/' + property.getKey(), property.getValue(), open, pointers);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      pointers.add(at + '/' + i);
      collect(at + '/' + i, value.get(i), open, pointers);
    }
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Map<String, JsonNode> expected() {
    Map<String, JsonNode> tools = new LinkedHashMap<>();
    try {
      YamlReader.read(Fixtures.text("v1-tools.yaml"))
          .root()
          .properties()
          .forEach(tool -> tools.put(tool.getKey(), tool.getValue()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return tools;
  }
}
