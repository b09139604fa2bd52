package dev.steward.allinone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.allinone.place.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoreSettingsTest {
  @TempDir private Path folder;

  @Test
  void whatIsNestedIsNamedByItsPath() throws IOException {
    assertThat(
            read(
                """
                steward:
                  webhooks:
                    act: false
                    github:
                      - {name: main, secrets: ["${SECRET}"]}
                """))
        .isEqualTo(
            Map.of(
                "steward.webhooks.act",
                false,
                "steward.webhooks.github",
                List.of(Map.of("name", "main", "secrets", List.of("${SECRET}")))));
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    refused("steward: {a: '${SECRETS}'}", "the variable SECRETS is not set");
  }

  @Test
  void whatIsNotOfStewardIsRefused() {
    refused("micronaut: {server: {port: 1}}", "all settings stand below steward");
    refused("[1]", "all settings stand below steward");
  }

  @Test
  void aMistakeIsNamedByItsLine() {
    refused("steward:\n  a: 1\n  a: 2\n", "more.yaml:3: ");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> MoreSettings.in(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be read");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Refusal.class).hasMessageContaining(why);
  }

  private Map<String, Object> read(String text) throws IOException {
    Path file = folder.resolve("more.yaml");
    Files.writeString(file, text);
    return MoreSettings.in(file, Map.of("SECRET", "known")).properties();
  }
}
