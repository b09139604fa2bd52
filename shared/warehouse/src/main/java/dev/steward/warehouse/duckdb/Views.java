package dev.steward.warehouse.duckdb;

import java.util.List;

/**
 * Views of contracts/warehouse/views that DuckDB makes from their text; the prelude has the rest.
 */
final class Views {
  /** One that reads another comes after it. */
  static final List<String> NAMES =
      List.of("runs", "spend", "latency", "approvals", "decisions", "autonomy_levels", "funnels");

  private Views() {}

  /** The statement that makes it. */
  static String ddl(String name) {
    return GoogleSql.forDuckDb(text(name), parameter -> "@" + parameter);
  }

  /** A query with the texts of the views it reads, and of those that they read. */
  static String unfolded(String query) {
    StringBuilder all = new StringBuilder(query);
    for (String name : NAMES.reversed()) {
      if (all.indexOf("`events_curated." + name + "`") >= 0) {
        all.append('\n').append(text(name));
      }
    }
    return all.toString();
  }

  private static String text(String name) {
    return DuckDbFile.resource("views/" + name + ".sql");
  }
}
