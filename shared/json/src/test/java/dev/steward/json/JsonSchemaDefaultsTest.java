package dev.steward.json;

import static dev.steward.json.JsonSchemaTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaDefaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"properties":{"a":{"default":1}}}                               | {}            | {"a":1}
          {"properties":{"a":{"default":1}}}                               | {"a":2}       | {"a":2}
          {"properties":{"a":{"default":1}}}                               | {"a":null}    | {"a":null}
          {"properties":{"a":{"default":null}}}                            | {}            | {"a":null}
          {"properties":{"a":{"default":1}}}                               | []            | []
          {"properties":{"a":{"default":1}}}                               | "x"           | "x"
          {"properties":{"o":{"properties":{"a":{"default":1}}}}}          | {}            | {}
          {"properties":{"o":{"properties":{"a":{"default":1}}}}}          | {"o":{}}      | {"o":{"a":1}}
          {"properties":{"o":{"default":{},"properties":{"a":{"default":1}}}}} | {}        | {"o":{"a":1}}
          {"items":{"properties":{"a":{"default":1}}}}                     | [{},1,{"a":2}] | [{"a":1},1,{"a":2}]
          {"prefixItems":[{"properties":{"a":{"default":1}}}]}             | [{},{}]       | [{"a":1},{}]
          {"allOf":[{"properties":{"a":{"default":1}}}]}                   | {}            | {"a":1}
          {"anyOf":[{"properties":{"a":{"default":1}}}]}                   | {}            | {}
          {"$ref":"#/$defs/d","$defs":{"d":{"properties":{"a":{"default":1}}}}} | {}       | {"a":1}
          {"properties":{"next":{"$ref":"#"},"a":{"default":1}}}           | {"next":{"next":{}}} | {"next":{"next":{"a":1},"a":1},"a":1}
          true                                                             | {}            | {}
          """)
  void fillsInWhatIsAbsent(String schema, String value, String expected) {
    assertThat(JsonSchema.compile(json(schema)).withDefaults(json(value)))
        .isEqualTo(json(expected));
  }

  @Test
  void satisfiesARequiredPropertyThatHasADefault() {
    JsonSchema schema =
        JsonSchema.compile(
            json("{\"required\":[\"limit\"],\"properties\":{\"limit\":{\"default\":200}}}"));

    assertThat(schema.validate(json("{}"))).hasSize(1);
    assertThat(schema.validate(schema.withDefaults(json("{}")))).isEmpty();
  }

  @Test
  void leavesTheGivenValueAsItWas() {
    JsonSchema schema =
        JsonSchema.compile(json("{\"items\":{\"properties\":{\"a\":{\"default\":{}}}}}"));
    JsonNode given = json("[{}]");

    schema.withDefaults(given);

    assertThat(given).isEqualTo(json("[{}]"));
  }

  @Test
  void givesEachValueADefaultOfItsOwn() {
    JsonSchema schema =
        JsonSchema.compile(json("{\"properties\":{\"a\":{\"default\":{\"b\":[]}}}}"));

    ((ArrayNode) schema.withDefaults(json("{}")).at("/a/b")).add(1);

    assertThat(schema.withDefaults(json("{}"))).isEqualTo(json("{\"a\":{\"b\":[]}}"));
  }
}
