package dev.steward.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRegistryTest {
  private static final String PLAIN =
      """
      version: 1
      tools:
        a.b:
          description: Does something.
          risk: low
          executor: {kind: http, url: "${A_URL}", path: /execute/a/b}
          inputSchema: {type: object, properties: {limit: {type: integer, default: 20}}}
          outputSchema: {type: object}
      """;

  @Test
  void loadsAPlainFileWithoutAnyAddition() {
    Tool tool = only(PLAIN);

    assertThat(tool.name()).isEqualTo("a.b");
    assertThat(tool.description()).isEqualTo("Does something.");
    assertThat(tool.risk()).isEqualTo(Risk.LOW);
    assertThat(tool.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(tool.idempotency()).isEqualTo(IdempotencyLevel.NONE);
    assertThat(tool.owner()).isEmpty();
    assertThat(tool.needsApproval()).isFalse();
    assertThat(tool.inputSchema().at("/properties/limit/default").asInt()).isEqualTo(20);
    assertThat(tool.definition().at("/executor/url").asText()).isEqualTo("${A_URL}");
  }

  @Test
  void loadsTheAdditions() {
    Tool tool =
        only(
            changed(
                "risk: low",
                """
                risk: high
                    timeout: PT1M30S
                    idempotency: queryable
                    dataClasses: [personal]
                    cost: {currency: USD, micros: 20000}
                    owner: team-a
                    approval: by_risk\
                """));

    assertThat(tool.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(tool.idempotency()).isEqualTo(IdempotencyLevel.QUERYABLE);
    assertThat(tool.owner()).contains("team-a");
    assertThat(tool.needsApproval()).isTrue();
  }

  @Test
  void aPersonMustAgreeWhereTheFileSaysAlways() {
    assertThat(only(changed("risk: low", "risk: low\n    approval: always")).needsApproval())
        .isTrue();
  }

  @Test
  void aToolIsUnavailableWhileItsVariableHasNoValue() {
    assertThat(only(PLAIN).available()).isFalse();
    assertThat(only(PLAIN, Map.of("A_URL", " ")).available()).isFalse();
    assertThat(only(PLAIN, Map.of("A_URL", "http://127.0.0.1:9")).available()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "${A_URL}, http://127.0.0.1:9/base/, http://127.0.0.1:9/base",
    "${A_URL}, http://127.0.0.1:9//, http://127.0.0.1:9",
    "${A_URL}, https://[::1]:9, https://[::1]:9",
    "https://${A_URL}/v1, brand.internal, https://brand.internal/v1",
    "http://${A_URL}:8080, brand, http://brand:8080",
    "https://brand.example.com/, unused, https://brand.example.com",
  })
  void resolvesTheBaseAddress(String url, String value, String base) {
    Tool tool = only(changed("${A_URL}", url), Map.of("A_URL", value));

    assertThat(tool.executor().base()).contains(URI.create(base));
    assertThat(tool.executor().url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@example.com",
        "ftp://example.com",
        "example.com",
        "https://example.com?a=1",
        "https://example.com/#top",
        "https://example.com/../x",
        "https:///x",
        "not a url",
        "${B_URL}"
      })
  void refusesAValueThatIsNoBaseAddressWithoutRepeatingIt(String value) {
    assertThatThrownBy(() -> only(PLAIN, Map.of("A_URL", value)))
        .isInstanceOfSatisfying(
            InvalidRegistry.class,
            refused ->
                assertThat(refused.mistakes())
                    .singleElement()
                    .satisfies(
                        mistake -> {
                          assertThat(mistake.pointer()).isEqualTo("/tools/a.b/executor/url");
                          assertThat(mistake.line()).isEqualTo(6);
                          assertThat(mistake.message())
                              .contains("${A_URL}")
                              .doesNotContain(value)
                              .doesNotContain("hunter2");
                        }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        # Written otherwise.
        tools:
            "a.b": # the same tool
                risk:   "low"
                outputSchema: {"type": "object"}
                inputSchema:
                    properties:
                        limit:
                            default: 0x14
                            type: integer
                    type: object
                executor:
                    path: /execute/a/b
                    kind: http
                    url: ${A_URL}
                description: >-
                    Does
                    something.
        version: 1
        """,
        """
        version: 1
        tools:
          - name: a.b
            description: Does something.
            risk: low
            executor: {kind: http, url: "${A_URL}", path: /execute/a/b}
            inputSchema: {type: object, properties: {limit: {type: integer, default: 20.0}}}
            outputSchema: &o {type: object}
        """
      })
  void theDigestDoesNotDependOnHowTheDefinitionIsWritten(String same) {
    assertThat(only(same).digest()).isEqualTo(only(PLAIN).digest());
  }

  @Test
  void theDigestDoesNotDependOnTheDeployment() {
    assertThat(only(PLAIN, Map.of("A_URL", "http://127.0.0.1:9")).digest())
        .isEqualTo(only(PLAIN).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b:             | a.c:
          something.       | something else.
          risk: low        | risk: medium
          ${A_URL}         | ${B_URL}
          /execute/a/b     | /execute/a/c
          default: 20      | default: 21
          {type: object}   | {type: object, title: Answer}
          risk: low        | risk: low NEWLINE    owner: me
          """)
  void theDigestChangesWithAnythingInTheDefinition(String before, String after) {
    Digest changed = only(changed(before, after.replace(" NEWLINE", "\n"))).digest();

    assertThat(changed).isNotEqualTo(only(PLAIN).digest());
  }

  @Test
  void refusesAFileWithMistakesAndNamesThemAll() {
    assertThatThrownBy(() -> only(changed("low", "lo").replace("/execute", "execute")))
        .isInstanceOfSatisfying(
            InvalidRegistry.class,
            refused -> {
              assertThat(refused.mistakes())
                  .extracting(Mistake::pointer)
                  .containsExactly("/tools/a.b/risk", "/tools/a.b/executor/path");
              assertThat(refused.detail()).contains("2 mistake(s)").contains("line 5, column 11");
            });
  }

  @Test
  void keepsTheOrderOfTheFileAndFindsByName() {
    ToolRegistry registry =
        ToolRegistry.load(Path.of("../../tool-registry.yaml"), name -> Optional.empty());

    assertThat(registry.tools().getFirst().name()).isEqualTo("cloudrun.deploy_service");
    assertThat(registry.tool("brand.get_profile")).isPresent();
    assertThat(registry.tool("brand.get_profil")).isEmpty();
    assertThat(registry.tools()).noneMatch(Tool::available);
  }

  @Test
  void theDefinitionIsTheWholeEntryWithItsName() {
    JsonNode definition = only(PLAIN).definition();

    assertThat(definition.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "name", "description", "risk", "executor", "inputSchema", "outputSchema");
  }

  private static String changed(String before, String after) {
    assertThat(PLAIN).contains(before);
    return PLAIN.replace(before, after);
  }

  private static Tool only(String file) {
    return only(file, Map.of());
  }

  private static Tool only(String file, Map<String, String> variables) {
    return ToolRegistry.load(file, name -> Optional.ofNullable(variables.get(name)))
        .tools()
        .getFirst();
  }
}
