package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A query is one text, so two that follow users through the same funnel repeat how that is done.
 */
class SameFunnelTest {
  @Test
  void dropOffsAreThoseOfTheFunnelThatIsSummed() throws IOException {
    assertThat(walk("dropoffs", "fallen")).isEqualTo(walk("funnel", "furthest"));
  }

  /** From what the steps match to who is in the segment. */
  private static String walk(String query, String next) throws IOException {
    String text = Contracts.text("queries", query);
    int from = text.indexOf("  matched AS (\n");
    int to = text.indexOf("  " + next + " AS (\n");
    assertThat(from).isPositive();
    assertThat(to).isGreaterThan(from);
    return text.substring(from, to);
  }
}
