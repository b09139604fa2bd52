package dev.steward.decisions.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowsTest {
  private static final Path FOLDER = Path.of("../../flows");

  static Stream<Path> flows() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void canBeImportedAsItIs(Path flow) throws IOException {
    assertThat(FlowLint.mistakes(read(flow))).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("versionId is no UUID", flow -> flow.remove("versionId")),
        broken("it is active", flow -> flow.put("active", true)),
        broken("Drift: it holds credentials", flow -> last(flow).putObject("credentials")),
        broken("Drift: id is no UUID", flow -> last(flow).put("id", "7")),
        broken(
            "Drift: nobody knows the type n8n-nodes-base.bash",
            flow -> last(flow).put("type", "n8n-nodes-base.bash")),
        broken("Drift: n8n 2.0 has no version 9", flow -> last(flow).put("typeVersion", 9)),
        broken(
            "Drift: its address is not below $env.STEWARD_URL",
            flow -> ((ObjectNode) last(flow).path("parameters")).put("url", "https://x/jobs")),
        broken(
            "Drift: it holds a token",
            flow ->
                ((ObjectNode) last(flow).at("/parameters/headerParameters/parameters/0"))
                    .put("value", "hunter2")),
        broken("a connection to no node: Drift", flow -> last(flow).put("name", "Adrift")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsWrongIsNamed(String mistake, Consumer<ObjectNode> breaking) throws IOException {
    ObjectNode flow = (ObjectNode) read(FOLDER.resolve("daily-jobs.json"));
    breaking.accept(flow);

    assertThat(FlowLint.mistakes(flow)).contains(mistake);
  }

  @Test
  void everyJobRunsAtItsTime() throws IOException {
    JsonNode flow = read(FOLDER.resolve("daily-jobs.json"));

    assertThat(job(flow, "At 06:00")).isEqualTo("0 6 * * * aggregator");
    assertThat(job(flow, "At 06:10")).isEqualTo("10 6 * * * distill scorecards drift");
  }

  /** When it begins, and the jobs it leads to, one after another. */
  private static String job(JsonNode flow, String trigger) {
    List<String> said = new ArrayList<>();
    said.add(node(flow, trigger).at("/parameters/rule/interval/0/expression").asText());
    String next = next(flow, trigger);
    while (!next.isEmpty()) {
      String url = node(flow, next).at("/parameters/url").asText();
      said.add(url.replaceFirst(".*/jobs/([a-z]+)/run$", "$1"));
      next = next(flow, next);
    }
    return String.join(" ", said);
  }

  private static String next(JsonNode flow, String node) {
    return flow.path("connections").path(node).at("/main/0/0/node").asText();
  }

  private static JsonNode node(JsonNode flow, String name) {
    for (JsonNode node : flow.path("nodes")) {
      if (node.path("name").asText().equals(name)) {
        return node;
      }
    }
    throw new IllegalArgumentException("no node " + name);
  }

  private static ObjectNode last(ObjectNode flow) {
    ArrayNode nodes = (ArrayNode) flow.path("nodes");
    return (ObjectNode) nodes.get(nodes.size() - 1);
  }

  private static Arguments broken(String mistake, Consumer<ObjectNode> breaking) {
    return Arguments.of(mistake, breaking);
  }

  private static JsonNode read(Path file) throws IOException {
    return StrictJson.parse(Files.readAllBytes(file));
  }
}
