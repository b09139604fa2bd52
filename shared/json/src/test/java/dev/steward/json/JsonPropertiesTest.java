package dev.steward.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every JSON value, tried on some thousands of them. */
class JsonPropertiesTest {
  private static final int TRIES = 3_000;

  @Test
  void aValueComesBackFromItsCanonicalForm() {
    for (int seed = 0; seed < TRIES; seed++) {
      JsonNode value = new RandomJson(new Random(seed)).value(5);

      assertThat(StrictJson.parse(CanonicalJson.bytes(value))).as("seed %d", seed).isEqualTo(value);
    }
  }

  @Test
  void theCanonicalFormIsItsOwnCanonicalForm() {
    for (int seed = 0; seed < TRIES; seed++) {
      byte[] canonical = CanonicalJson.bytes(new RandomJson(new Random(seed)).value(5));

      assertThat(CanonicalJson.bytes(StrictJson.parse(canonical)))
          .as("seed %d", seed)
          .isEqualTo(canonical);
    }
  }

  @Test
  void theOrderOfKeysAndTheSpacingDoNotMatter() throws Exception {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      JsonNode value = new RandomJson(random).value(5);
      String otherwise =
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled(value, random));

      assertThat(JsonDocument.parse(otherwise.getBytes(UTF_8)).digest())
          .as("seed %d", seed)
          .isEqualTo(JsonDocument.of(value).digest());
    }
  }

  @Test
  void anyBytesAreReadOrRefusedAndNothingElse() {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = CanonicalJson.bytes(new RandomJson(random).value(4));
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        JsonNode value = StrictJson.parse(bytes);

        assertThat(StrictJson.parse(CanonicalJson.bytes(value))).isEqualTo(value);
      } catch (MalformedJson refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void anySchemaIsCompiledAndWorksOrIsRefusedAndNothingElse() {
    int compiled = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      JsonNode schema = new RandomSchemas(random).schema(3);
      try {
        JsonSchema sound = JsonSchema.compile(schema);
        compiled++;
        for (int i = 0; i < 5; i++) {
          JsonNode value = new RandomJson(random).value(3);
          JsonNode filled = sound.withDefaults(value);
          sound.validate(value);

          assertThat(sound.withDefaults(filled)).as("seed %d", seed).isEqualTo(filled);
        }
      } catch (InvalidSchema refused) {
        assertThat(refused.violations()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + schema, e);
      }
    }
    assertThat(compiled).isGreaterThan(TRIES / 10);
  }

  private static JsonNode shuffled(JsonNode value, Random random) {
    if (!value.isObject()) {
      return value;
    }
    List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(value.properties());
    Collections.shuffle(properties, random);
    ObjectNode object = Json.object();
    properties.forEach(p -> object.set(p.getKey(), shuffled(p.getValue(), random)));
    return object;
  }
}
