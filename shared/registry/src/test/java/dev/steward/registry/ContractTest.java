package dev.steward.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code contracts/registry} says is what the product does. */
class ContractTest {
  private static final Path FOLDER = Path.of("../../contracts/registry");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExamplesInTheReadmeLoad() throws IOException {
    List<String> examples =
        YAML.matcher(readme()).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(examples)
        .hasSize(2)
        .allSatisfy(
            example ->
                assertThat(ToolRegistry.load(example, name -> Optional.empty()).tools())
                    .hasSize(1));
  }

  @Test
  void theReadmeExplainsEveryFieldOfATool() throws IOException {
    JsonNode schema = Json.MAPPER.readTree(FOLDER.resolve("tool-registry.schema.json").toFile());

    assertThat(schema.at("/$defs/tool/properties").fieldNames())
        .toIterable()
        .isNotEmpty()
        .allSatisfy(field -> assertThat(readme()).contains("`" + field + "`"));
  }

  private static String readme() throws IOException {
    return Files.readString(FOLDER.resolve("README.md"));
  }
}
