package dev.steward.allinone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTextTest {
  /** What a policy makes of money is its own affair; no number is left of the last. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1234.567 | money in other verdicts     1,234.57
          1e400    | money in other verdicts     more than can be counted
          """)
  void tellsMoneyOfAnySize(String money, String line) throws IOException {
    StringWriter said = new StringWriter();

    ReplayText.print(
        new PrintWriter(said),
        Json.MAPPER.readTree(
            "{\"decisions\": 1, \"replayed\": 1, \"moneyAffected\": " + money + "}"));

    assertThat(said.toString()).contains(line);
  }
}
