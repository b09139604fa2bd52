package dev.steward.controlplane.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.kernel.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageHeaderTest {
  @Test
  void unitsAreReadFromOneLineOrSeveral() {
    assertThat(UsageHeader.read(List.of("input=1200, output=310")).units())
        .isEqualTo(Map.of("input", 1200L, "output", 310L));
    assertThat(UsageHeader.read(List.of("input=1", "output=2")).units())
        .isEqualTo(Map.of("input", 1L, "output", 2L));
  }

  @Test
  void theLastOfANameCounts() {
    assertThat(UsageHeader.read(List.of("input=1, input=2")).units())
        .isEqualTo(Map.of("input", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "input",
        "input=-1",
        "input=1.5",
        "input=\"1\"",
        "Input=1",
        "input=1;",
        "input=1,,a=2",
        "input=9999999999999999",
        "input = 1",
        "input=?1"
      })
  void whatCannotBeReadSaysNothing(String value) {
    assertThat(UsageHeader.read(List.of(value))).isEqualTo(Usage.NONE);
  }
}
