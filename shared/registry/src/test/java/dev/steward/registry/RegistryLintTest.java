package dev.steward.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLintTest {
  @Test
  void findsNothingInTheRegistryItself() {
    assertThat(RegistryLint.lint(Path.of("../../tool-registry.yaml"))).isEmpty();
  }

  @Test
  void theRegistryNamesItsSchemaOnTheFirstLine() throws IOException {
    Path registry = Path.of("../../tool-registry.yaml");
    String first = Files.readAllLines(registry).getFirst();
    String prefix = "# yaml-language-server: $schema=";

    assertThat(first).startsWith(prefix);
    assertThat(registry.resolveSibling(first.substring(prefix.length()))).exists();
  }

  @Test
  void reportsTheMistakesOfSeveralToolsInReadingOrder() {
    String file =
        """
        version: 1
        tools:
          a.b:
            description: One.
            risk: none
            executor: {kind: grpc, url: "${A}", path: /a}
            inputSchema: {type: object, properties: {x: {pattern: "(?=x)"}}}
            outputSchema: {type: object}
          c.d: {}
        extra: 1
        """;

    assertThat(RegistryLint.lint(file))
        .extracting(Mistake::line)
        .containsExactly(5, 6, 7, 9, 9, 9, 9, 9, 10);
  }

  @Test
  void countsColumnsInCharactersNotInBytes() {
    assertThat(RegistryLint.lint("{a: \"é😀\", version: 2, tools: {}}"))
        .extracting(m -> m.pointer() + ' ' + m.column())
        .containsExactly("/a 5", "/version 20");
  }

  @Test
  void readsLinesThatEndTheWindowsWay() {
    assertThat(RegistryLint.lint("version: 2\r\n\r\ntools: []\r\nextra: 1\r\n"))
        .extracting(Mistake::line)
        .containsExactly(1, 4);
  }

  @Test
  void refusesBytesThatAreNotUtf8(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin1.yaml");
    Files.write(file, "version: 1 # é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(RegistryLint.lint(file))
        .containsExactly(new Mistake(1, 1, "", "the file is not UTF-8"));
  }

  @Test
  void namesTheRawControlCharacterThatYamlForbids() {
    assertThat(RegistryLint.lint("version: 1\ntools: \u0007"))
        .containsExactly(new Mistake(2, 8, "", "this is not YAML: the character U+0007"));
  }

  @Test
  void aFileThatIsNotThereIsNoMistakeInAFile() {
    assertThatThrownBy(() -> RegistryLint.lint(Path.of("no-such-file.yaml")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesAFileLongerThanAMegabyte() {
    assertThat(RegistryLint.lint("# " + "x".repeat(1 << 20) + "\nversion: 1\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E,
        0x2028, 0x2060, 0x2066, 0x2069, 0x3164, 0xFE01, 0xFEFF, 0xE0001, 0xE0041, 0xE007F, 0xE0101
      })
  void refusesEveryCharacterAReaderDoesNotSee(int character) {
    String escaped = "\\U%08X".formatted(character);

    assertThat(RegistryLint.lint("{version: 1, tools: {}, x: \"a" + escaped + "b\"}"))
        .extracting(Mistake::message)
        .contains("holds the hidden character U+%04X".formatted(character));
  }

  @Test
  void acceptsTheLettersOfAllLanguagesAndSeveralLines() {
    List<Mistake> found =
        RegistryLint.lint(
            "{version: 1, tools: {}, x: \"Grüße, 日本語, עברית, हिन्दी ❤️\\nsecond line\"}");

    assertThat(found).extracting(Mistake::message).containsExactly("is not a known property");
  }

  @Test
  void writesNoHiddenCharacterToTheTerminal() {
    assertThat(RegistryLint.lint("{version: 1, tools: {}, \"x\\e[2J\": 1}"))
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.pointer()).isEqualTo("/x<U+001B>[2J"));
  }
}
