package dev.steward.web.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  @Test
  void linesAreReadableUnlessAFormatIsAskedFor() {
    assertThat(LogFormat.of(Map.of())).isEqualTo("console");
    assertThat(LogFormat.of(Map.of("STEWARD_LOG", "gcp"))).isEqualTo("gcp");
  }

  @Test
  void aFormatNobodyKnowsStillGivesLines() {
    assertThat(LogFormat.of(Map.of("STEWARD_LOG", "../evil"))).isEqualTo("console");
  }
}
