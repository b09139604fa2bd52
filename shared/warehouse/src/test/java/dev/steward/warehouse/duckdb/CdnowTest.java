package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.ports.warehouse.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly retention of 23,570 music buyers, as the notice beside the data tells it. */
class CdnowTest {
  private static final TenantId TENANT = new TenantId("cdnow");
  private static final Pattern COHORT = Pattern.compile("(1997-\\d\\d): ([\\d,]*\\d)");

  @Test
  void monthlyRetentionIsThatOfTheNotice(@TempDir Path folder) throws IOException {
    Path data = data();
    assumeTrue(
        Files.exists(data.resolve("cdnow_transactions.csv")),
        "no CDNOW data in " + data + ": name its parent with STEWARD_DATA");
    try (DuckDbWarehouse warehouse =
        new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY))) {
      warehouse.append(purchases(data.resolve("cdnow_transactions.csv")));
      Arguments monthly =
          Arguments.NONE
              .with("from_time", Instant.parse("1997-01-01T00:00:00Z"))
              .with("to_time", Instant.parse("1998-07-01T00:00:00Z"))
              .with("grain", "month")
              .with("start_type", "purchase")
              .with("return_type", "purchase")
              .with("periods", 100L);
      Map<String, List<Long>> retained = new TreeMap<>();
      Limits limits = new Limits(100_000_000, Duration.ofSeconds(60), 1_000);
      for (AnswerRow row : warehouse.query(TENANT, Queries.RETENTION, monthly, limits).rows()) {
        String month = row.date("cohort").toString().substring(0, 7);
        retained.computeIfAbsent(month, it -> new ArrayList<>()).add(row.whole("classic"));
      }
      assertThat(retained).isEqualTo(told(Files.readString(data.resolve("NOTICE.txt"))));
    }
  }

  private static Map<String, List<Long>> told(String notice) {
    Map<String, List<Long>> told = new TreeMap<>();
    for (MatchResult cohort : COHORT.matcher(notice).results().toList()) {
      told.put(
          cohort.group(1), Arrays.stream(cohort.group(2).split(",")).map(Long::valueOf).toList());
    }
    assertThat(told).hasSize(3);
    return told;
  }

  private static List<EventRow> purchases(Path file) throws IOException {
    List<EventRow> purchases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("customer_id")) {
        String[] cells = line.split(",", -1);
        Instant time = Instant.parse(cells[1] + "T00:00:00Z");
        purchases.add(
            new EventRow(
                TENANT,
                "cdnow",
                String.valueOf(purchases.size()),
                "purchase",
                cells[0],
                time,
                time,
                Punctuality.ON_TIME,
                "{\"cds\":%s,\"amount\":%s}".formatted(cells[2], cells[3])));
      }
    }
    return purchases;
  }

  private static Path data() {
    String named =
        System.getProperty("STEWARD_DATA", Objects.toString(System.getenv("STEWARD_DATA"), ""));
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("tool-registry.yaml"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    Path folder = named.isEmpty() ? root.resolve("../shared/data") : Path.of(named);
    return folder.resolve("cdnow").normalize();
  }
}
