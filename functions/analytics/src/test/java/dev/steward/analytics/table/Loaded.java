package dev.steward.analytics.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.analytics.Asked;
import dev.steward.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Public data as events, of the last days, as the mappings of docs/howto make them. */
public final class Loaded {
  private Loaded() {}

  /** What is known of each customer, and a day later who left. */
  public static void telco(Asked asked) {
    List<String[]> lines = SharedData.lines("telco-churn/wa_churn.csv");
    String[] header = lines.getFirst();
    int churn = List.of(header).indexOf("churn");
    Instant now = Instant.now();
    for (String[] row : lines.subList(1, lines.size())) {
      asked.event(
          row[0],
          "customer.profile",
          now.minus(Duration.ofDays(2)),
          data(header, row, Set.of(header[0], "churn")));
      if (row[churn].equals("Yes")) {
        asked.event(row[0], "customer.churned", now.minus(Duration.ofDays(1)), "{}");
      }
    }
    asked.land();
  }

  /** The log of a lending process as if it had ended a day ago. */
  public static void lending(Asked asked) {
    List<String[]> lines = SharedData.lines("fairness-lending-log/lending_log_high.csv.gz");
    String[] header = lines.getFirst();
    List<String[]> rows = lines.subList(1, lines.size());
    Instant last = rows.stream().map(Loaded::time).max(Instant::compareTo).orElseThrow();
    Duration later = Duration.between(last, Instant.now().minus(Duration.ofDays(1)));
    for (String[] row : rows) {
      asked.event(
          row[0],
          row[9],
          time(row).plus(later),
          data(header, row, Set.of("case_id", "activity", "timestamp")));
    }
    asked.land();
  }

  /** People of the experiment, and of the survey, when they began; and what they earned later. */
  public static void lalonde(Asked asked) {
    Instant now = Instant.now();
    for (String file : List.of("nsw", "cps")) {
      List<String[]> lines = SharedData.lines("lalonde-nsw/" + file + "_mixtape.csv");
      String[] header = lines.getFirst();
      for (String[] row : lines.subList(1, lines.size())) {
        String person = file + "/" + row[0];
        asked.event(
            person,
            "person.enrolled",
            now.minus(Duration.ofDays(2)),
            data(header, row, Set.of(header[0], "re78")));
        asked.event(
            person,
            "person.earned",
            now.minus(Duration.ofDays(1)),
            "{\"re78\": " + row[header.length - 1] + "}");
      }
    }
    asked.land();
  }

  private static Instant time(String[] row) {
    return OffsetDateTime.parse(row[10]).toInstant();
  }

  private static String data(String[] header, String[] row, Set<String> except) {
    ObjectNode data = Json.object();
    for (int i = 0; i < header.length; i++) {
      if (!except.contains(header[i]) && !row[i].isEmpty() && !row[i].equals("NA")) {
        if (row[i].matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
          data.put(header[i], new BigDecimal(row[i]));
        } else {
          data.put(header[i], row[i]);
        }
      }
    }
    return data.toString();
  }
}
