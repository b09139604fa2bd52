package dev.steward.controlplane.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.kernel.Usage;
import dev.steward.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @Test
  void aDictionaryOfCountsIsUsage() {
    assertThat(Units.of("input=1200, output=310,tokens.total=0").units())
        .isEqualTo(Map.of("input", 1200L, "output", 310L, "tokens.total", 0L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "input",
        "input=-1",
        "input=1.5",
        "input=\"1\"",
        "input=1;per=2",
        "Input=1",
        "input=1,",
        ",input=1",
        "input=1 output=2",
        "input=1, output=x",
        "input=9999999999999999",
        "input = 1",
        "=1",
        "7=1"
      })
  void whatIsNoneIsNoneAsAWhole(String header) {
    assertThat(Units.of(header)).isEqualTo(Usage.NONE);
  }

  @Test
  void tooMuchIsNone() {
    StringBuilder many = new StringBuilder("a0=1");
    for (int i = 1; i <= 32; i++) {
      many.append(",a").append(i).append("=1");
    }

    assertThat(Units.of(many.toString())).isEqualTo(Usage.NONE);
    assertThat(Units.of("a=1," + "b".repeat(64) + "=1" + " ".repeat(3_000))).isEqualTo(Usage.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":-1}", "{\"a\":1.5}", "{\"A\":1}", "{\"a\":\"1\"}", "{}", "[1]"})
  void theSameHoldsForAnObject(String json) {
    assertThat(Units.of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(Usage.NONE);
  }
}
