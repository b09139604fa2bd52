package dev.steward.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.steward.core.Violation;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"objct"}                              | /type
          {"minimum":"1"}                               | /minimum
          {"required":["a","a"]}                        | /required
          {"required":"a"}                              | /required
          {"properties":{"a":{"minLength":-1}}}         | /properties/a/minLength
          {"items":[{"type":"string"}]}                 | /items
          {"properties":[]}                             | /properties
          {"enum":1}                                    | /enum
          {"multipleOf":0}                              | /multipleOf
          {"additionalProperties":"no"}                 | /additionalProperties
          1                                             | ''
          "x"                                           | ''
          """)
  void refusesASchemaThatIsNone(String schema, String pointer) {
    assertMistakes(schema).extracting(Violation::pointer).contains(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"$ref":"http://127.0.0.1:1/x.json"}                          | /$ref
          {"$ref":"https://json-schema.org/draft/2020-12/schema"}       | /$ref
          {"$ref":"file:///etc/passwd"}                                 | /$ref
          {"$ref":"classpath:draft/2020-12/schema"}                     | /$ref
          {"$ref":"other.json#/a"}                                      | /$ref
          {"$ref":""}                                                   | /$ref
          {"$ref":"//example.com"}                                      | /$ref
          {"properties":{"a":{"items":{"$ref":"urn:x"}}}}               | /properties/a/items/$ref
          {"anyOf":[true,{"$dynamicRef":"http://127.0.0.1:1/#m"}]}      | /anyOf/1/$dynamicRef
          {"patternProperties":{"a":{"not":{"$ref":"x"}}}}              | /patternProperties/a/not/$ref
          {"$id":"http://127.0.0.1:1/","$ref":"x"}                      | /$ref
          {"$ref":"#/nowhere"}                                          | /$ref
          {"$ref":"#nowhere"}                                           | /$ref
          {"$ref":"#/%zz"}                                              | /$ref
          {"x":{"$ref":"http://127.0.0.1:1/"},"$ref":"#/x"}             | /$ref
          {"default":{"$ref":"x"},"items":{"$ref":"#/default"}}         | /items/$ref
          {"$id":"https://json-schema.org/draft/2020-12/schema","$ref":"#/allOf/0"} | /$ref
          """)
  void refusesAReferenceThatLeavesTheDocument(String schema, String pointer) {
    assertMistakes(schema).extracting(Violation::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"$schema":"http://json-schema.org/draft-07/schema#"}         | /$schema
          {"$schema":"http://127.0.0.1:1/meta"}                         | /$schema
          {"properties":{"a":{"$id":"https://example.com/"}}}           | /properties/a/$id
          {"properties":{"a":{"$schema":"http://127.0.0.1:1/meta"}}}    | /properties/a/$schema
          """)
  void refusesAnotherBaseOrDialect(String schema, String pointer) {
    assertMistakes(schema).extracting(Violation::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"allOf\":[{\"$ref\":\"#\"}]}",
        "{\"$defs\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/b\"}]},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}}}",
        "{\"if\":{\"then\":true,\"$ref\":\"#\"}}",
        "{\"dependentSchemas\":{\"a\":{\"$ref\":\"#\"}}}",
        "{\"$dynamicAnchor\":\"m\",\"$dynamicRef\":\"#m\"}"
      })
  void refusesACircleThatWouldNeverEnd(String schema) {
    assertMistakes(schema).extracting(Violation::message).contains("refers to itself without end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\1", "(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "a++", "(?>a)", "(", "[", "\\u0041"
      })
  void refusesAPatternThatIsNotLinear(String pattern) {
    assertMistakes(Json.object().put("pattern", pattern).toString())
        .extracting(Violation::pointer)
        .containsExactly("/pattern");
  }

  @Test
  void refusesANonLinearPatternOfPropertyNames() {
    assertMistakes("{\"patternProperties\":{\"a/(?=b)\":true}}")
        .extracting(Violation::pointer)
        .containsExactly("/patternProperties/a~1(?=b)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1,1000}){1,1000}){1,1000}",
        "(((a{99}){99}){99})",
        "(a|(b{1000}){1000})",
        "a{1000}{1000}",
        "([]{]{1000}){1000}",
        "(\\){1000}){1000}"
      })
  void refusesAPatternThatWouldFillTheMemory(String pattern) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertMistakes(Json.object().put("pattern", pattern).toString())
                .extracting(Violation::pointer)
                .containsExactly("/pattern"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$",
        "^[^]{2}]{3,}$",
        "{",
        "a{,3}",
        "x{a}",
        "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}",
        "\\{1000\\}{1000}"
      })
  void acceptsPatternsOfOrdinarySize(String pattern) {
    assertThat(JsonSchema.compile(Json.object().put("pattern", pattern))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"properties":{"a":{"type":"integer","default":"x"}}}   | /properties/a/default
          {"properties":{"a":{"maximum":3,"default":4}}}          | /properties/a/default
          {"properties":{"a":{"items":{"type":"string"},"default":["b",1]}}} | /properties/a/default/1
          {"properties":{"a":{"$ref":"#/$defs/s","default":1}},"$defs":{"s":{"type":"string"}}} | /properties/a/default
          {"properties":{"a":{"required":["b"],"default":{}}}}    | /properties/a/default
          {"properties":{"a/~b+ c%20é":{"type":"null","default":1}}}     | /properties/a~1~0b+ c%20é/default
          """)
  void refusesADefaultThatBreaksItsOwnSchema(String schema, String pointer) {
    assertMistakes(schema).extracting(Violation::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "requierd, required",
    "additionalPropertys, additionalProperties",
    "minlength, minLength",
    "tpye, type",
    "item, items",
    "Enum, enum",
    "max_items, maxItems",
    "ref, $ref",
    "id, $id",
  })
  void refusesAKeywordThatIsMisspelledAndSoWouldCheckNothing(String written, String meant) {
    assertMistakes("{\"properties\":{\"a\":{\"" + written + "\":true}}}")
        .containsExactly(
            new Violation("/properties/a/" + written, "is no keyword; " + meant + " may be meant"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "x-order", "nullable", "note", "tags", "deprecated"})
  void acceptsKeywordsOfOthersThatCheckNothing(String keyword) {
    assertThat(JsonSchema.compile(Json.object().put(keyword, true))).isNotNull();
  }

  @Test
  void reportsEveryMistakeAtOnceInDocumentOrder() {
    assertMistakes(
            "{\"$ref\":\"http://127.0.0.1:1\",\"properties\":{\"b\":{\"pattern\":\"(?=x)\"},\"a\":{\"type\":\"strng\"}}}")
        .extracting(Violation::pointer)
        .startsWith("/$ref", "/properties/b/pattern", "/properties/a/type");
  }

  private static ListAssert<Violation> assertMistakes(String schema) {
    return assertThatThrownBy(() -> JsonSchema.compile(JsonSchemaTest.json(schema)))
        .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidSchema.class))
        .extracting(InvalidSchema::violations, InstanceOfAssertFactories.list(Violation.class));
  }
}
