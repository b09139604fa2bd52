package dev.steward.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
  @Test
  void namesEveryViolationInDocumentOrder() {
    String schema =
        """
        {"type": "object", "additionalProperties": false, "required": ["name", "env"],
         "properties": {
           "name": {"type": "string", "minLength": 1},
           "env": {"enum": ["dev", "prod"]},
           "limit": {"type": "integer", "minimum": 1, "maximum": 2000},
           "tags": {"type": "array", "minItems": 2, "items": {"type": "string", "pattern": "^[a-z]+$"}},
           "a/b": {"type": "object", "properties": {"~": {"const": true}}}}}
        """;

    assertThat(
            violations(
                schema,
                "{\"tags\":[\"UP\",7],\"limit\":2001,\"extra\":1,\"a/b\":{\"~\":false},\"name\":\"\"}"))
        .containsExactly(
            " the property 'env' is required",
            "/tags/0 must match the pattern ^[a-z]+$",
            "/tags/1 must be string, not integer",
            "/limit must be at most 2000",
            "/extra is not a known property",
            "/a~1b/~0 must be true",
            "/name must have at least 1 character");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":["string","null"]}                      | 1         | must be string, null, not integer
          {"enum":["a",1,null]}                           | "b"       | must be one of a, 1, null
          {"exclusiveMinimum":3}                          | 3         | must be more than 3
          {"exclusiveMaximum":3}                          | 3.5       | must be less than 3
          {"minimum":1}                                   | 0.5       | must be at least 1
          {"multipleOf":0.5}                              | 0.3       | must be a multiple of 0.5
          {"maxLength":2}                                 | "abc"     | must have at most 2 characters
          {"minItems":1}                                  | []        | must have at least 1 item
          {"maxItems":1}                                  | [1,2]     | must have at most 1 item
          {"minProperties":1}                             | {}        | must have at least 1 property
          {"maxProperties":2}                             | {"a":1,"b":1,"c":1} | must have at most 2 properties
          {"uniqueItems":true}                            | [1,1.0]   | must not hold the same item twice
          {"not":{"type":"string"}}                       | "a"       | must not match the schema under 'not'
          {"oneOf":[{"minimum":1},{"minimum":2}]}         | 3         | must match exactly one of the schemas under 'oneOf'
          {"contains":{"type":"string"}}                  | [1]       | does not hold the right number of items that match 'contains'
          {"dependentRequired":{"a":["b"]}}               | {"a":1}   | the property 'b' is required here
          false                                           | 1         | nothing is allowed here
          """)
  void saysInWordsWhatIsWrong(String schema, String value, String message) {
    assertThat(violations(schema, value)).containsExactly(" " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prefixItems":[true],"items":false}            | [1,2]     | /1 is one item too many
          {"propertyNames":{"maxLength":1}}               | {"ab":1}  | /ab is not an allowed name: must be at most 1 characters long
          {"allOf":[true],"unevaluatedProperties":false}  | {"a":1}   | /a is not a known property
          {"properties":{"a":false}}                      | {"a":1}   | /a nothing is allowed here
          {"additionalProperties":{"type":"string"}}      | {"a":1}   | /a must be string, not integer
          {"if":{"required":["a"]},"then":{"required":["b"]}} | {"a":1} | ' the property ''b'' is required'
          {"$defs":{"s":{"type":"string"}},"items":{"$ref":"#/$defs/s"}} | [1] | /0 must be string, not integer
          {"$defs":{"s":{"$anchor":"s","type":"string"}},"$ref":"#s"}    | 1   | ' must be string, not integer'
          {"items":{"$ref":"#"},"type":"array"}           | [[1]]     | /0/0 must be array, not integer
          """)
  void pointsAtThePlace(String schema, String value, String violation) {
    assertThat(violations(schema, value)).containsExactly(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"integer"}                    | 1.0
          {"type":"integer"}                    | 1e3
          {"type":"number"}                     | 1
          {"enum":[1]}                          | 1.0
          {"const":{"a":[1]}}                   | {"a":[1.0]}
          {"maxLength":1}                       | "😀"
          {"pattern":"b"}                       | "abc"
          {"pattern":"^\\\\S+$"}                | "ab"
          {"format":"email"}                    | "not an address"
          {"minLength":3}                       | 1
          {"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false} | {"x-a":"b"}
          true                                  | {"any":"thing"}
          {"properties":{"$ref":{"type":"string"}}} | {"$ref":"http://example.com"}
          {"enum":[{"$ref":"http://example.com"}]}  | {"$ref":"http://example.com"}
          {"$id":"https://example.com/tool.json","$defs":{"a":true},"$ref":"#/$defs/a"} | 1
          """)
  void acceptsWhatTheDraftAllows(String schema, String value) {
    assertThat(violations(schema, value)).isEmpty();
  }

  @Test
  void neverRepeatsTheValue() {
    String schema =
        """
        {"properties": {"a": {"const": "x"}, "b": {"enum": ["x"]}, "c": {"pattern": "^x$"},
         "d": {"type": "integer"}, "e": {"maxLength": 1}, "f": {"not": true}, "g": {"maximum": 1},
         "h": {"oneOf": [false]}, "i": {"anyOf": [false, {"type": "null"}]}, "j": {"multipleOf": 5},
         "k": {"uniqueItems": true}, "l": {"contains": {"type": "null"}}}}
        """;
    String value =
        """
        {"a": "hunter2", "b": "hunter2", "c": "hunter2", "d": "hunter2", "e": "hunter2",
         "f": "hunter2", "g": 4111111111, "h": "hunter2", "i": "hunter2", "j": 4111111111,
         "k": ["hunter2", "hunter2"], "l": ["hunter2"]}
        """;

    assertThat(violations(schema, value))
        .hasSizeGreaterThanOrEqualTo(12)
        .noneMatch(v -> v.contains("hunter2") || v.contains("4111111111"));
  }

  @Test
  void speaksEnglishWhateverTheMachineSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(
              violations(
                  "{\"propertyNames\":{\"maxLength\":1000}}", "{\"" + "a".repeat(1001) + "\":1}"))
          .singleElement()
          .asString()
          .endsWith("is not an allowed name: must be at most 1,000 characters long");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aHostilePatternTakesLinearTime() {
    List<String> found =
        violations("{\"pattern\":\"^(a|a)*(a*)*$\"}", "\"" + "a".repeat(200_000) + "b\"");

    assertThat(found).hasSize(1);
  }

  @Test
  void namesTenThousandViolationsOfOneValue() {
    String[] wrong = new String[10_000];
    Arrays.fill(wrong, "1");

    assertThat(violations("{\"items\":{\"type\":\"string\"}}", Arrays.toString(wrong)))
        .hasSize(10_000)
        .endsWith("/9999 must be string, not integer");
  }

  static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(UTF_8));
  }

  private static List<String> violations(String schema, String value) {
    return JsonSchema.compile(json(schema)).validate(json(value)).stream()
        .map(v -> v.pointer() + ' ' + v.message())
        .toList();
  }
}
