package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoogleSqlTest {
  @Test
  void replacesParametersPathsAndSafeCasts() {
    assertThat(translated("SELECT SAFE_CAST(@a AS FLOAT64) FROM `events_curated.event`"))
        .isEqualTo("SELECT TRY_CAST(<a> AS FLOAT64) FROM events_curated.event");
  }

  @Test
  void leavesStringsAndCommentsAlone() {
    String text = "SELECT 'SAFE_CAST @a `x.y`', 'it''s @b' -- @c `d.e` isn't\n";
    assertThat(translated(text)).isEqualTo(text);
  }

  private static String translated(String text) {
    return GoogleSql.forDuckDb(text, name -> "<" + name + ">");
  }
}
