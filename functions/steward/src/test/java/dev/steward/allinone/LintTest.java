package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  @TempDir Path folder;

  @Test
  void theProjectsOwnRegistryHasNoMistakes() {
    Said said = lint(Path.of(System.getProperty("steward.home"), "tool-registry.yaml"));

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("22 tools, no mistakes");
  }

  @Test
  void everyMistakeHasItsLineAndColumn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            version: 1
            tools:
              a.tool:
                description: Does something.
                risk: enormous
                executor: {kind: http, url: "http://localhost:1", path: /a}
                inputSchema: {type: object}
                outputSchema: {type: objekt}
            """);

    Said said = lint(file);

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains(file + ":5:", file + ":8:", "mistake(s)");
  }

  @Test
  void aFileThatIsNotThereIsAUsageError() {
    assertThat(lint(folder.resolve("none.yaml")).exitCode()).isEqualTo(2);
  }

  private static Said lint(Path file) {
    return CommandLineOf.plain("registry", "lint", file.toString());
  }
}
