package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/howto/load-history.md as they stand there, on data where it says they
 * lie. CDNOW's may not be passed on: a file of its shape stands in, and the real one is asked about
 * where STEWARD_DATA names a folder that has it.
 */
class LoadHistoryTest {
  private static final String CDNOW = "cdnow/cdnow_transactions.csv";
  private static final Pattern BLOCK =
      Pattern.compile("^### ([^\\n]*)\\n```\\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir private Path folder;
  private Path data = Path.of("");
  private Path project = Path.of("");
  private String howto = "";

  @BeforeEach
  void lay() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    data = Files.createDirectories(folder.resolve("shared/data"));
    Files.createSymbolicLink(project.resolve("docs"), Shell.home().resolve("docs"));
    howto = Files.readString(Shell.home().resolve("docs/howto/load-history.md"));
    for (String file :
        List.of(
            "telco-churn/wa_churn.csv",
            "lalonde-nsw/nsw_mixtape.csv",
            "fairness-lending-log/lending_log_high.csv.gz")) {
      unpack(file);
    }
    for (String series : List.of("cpu", "requests")) {
      write("nab-realAWSCloudwatch/data/realAWSCloudwatch/" + series + ".csv", metric());
    }
  }

  @Test
  void everyExampleDoesWhatItSays() throws Exception {
    write(CDNOW, purchases());
    try (Shell shell = Shell.in(project)) {
      shell.run("./steward up --detach");

      assertThat(shell.run(block("CDNOW")))
          .contains("900 rows: 900 events taken, 0 known again, 0 rows refused")
          .containsPattern("\"size\" ?: ?300\\b")
          .containsPattern("\"cohort\" ?: ?\"1997-01-01\"");
      assertThat(shell.run(block("Telco")))
          .contains("7,043 rows: 8,912 events taken", "0 rows refused")
          .containsPattern("\"name\" ?: ?\"contract\"")
          .contains("Users with contract Month-to-month have customer.churned in 42.7 %");
      assertThat(shell.run(block("Lalonde")))
          .contains("445 rows: 890 events taken", "0 rows refused")
          .containsPattern("\"estimate\" ?: ?1794\\.3");
      assertThat(shell.run(block("Server metrics")))
          .contains("500 rows: 500 events taken, 0 known again, 0 rows refused");
      assertThat(shell.run(block("A lending log")))
          .contains("58,822 rows: 58,822 events taken", "0 rows refused")
          .containsPattern("\"size\" ?: ?10000\\b");
    }
  }

  @Test
  void theFirstCommandsLoadTwoSets() throws Exception {
    write(CDNOW, purchases());
    Matcher first = Pattern.compile("(?s)```\\n(.*?)```").matcher(howto);
    assertThat(first.find()).isTrue();
    try (Shell shell = Shell.in(project)) {
      assertThat(shell.run(first.group(1)))
          .contains("900 rows: 900 events taken", "7,043 rows: 8,912 events taken");
    }
  }

  @Test
  void theRealCdnowHasThePublishedRetention() throws Exception {
    String given = System.getenv("STEWARD_DATA");
    Path real = Path.of(given == null ? "" : given).resolve(CDNOW);
    Assumptions.assumeTrue(
        given != null && Files.isReadable(real),
        () -> "skipped: STEWARD_DATA names no folder with " + CDNOW);
    Files.createDirectories(data.resolve(CDNOW).resolveSibling("."));
    Files.createSymbolicLink(data.resolve(CDNOW), real.toAbsolutePath());
    try (Shell shell = Shell.in(project)) {
      shell.run("./steward up --detach");

      assertThat(shell.run(block("CDNOW")))
          .contains("69,659 rows: 69,659 events taken")
          .containsPattern("\"size\" ?: ?7846\\b")
          .containsPattern("\"size\" ?: ?8476\\b")
          .containsPattern("\"size\" ?: ?7248\\b")
          .containsPattern("\"classic\" ?: ?1157\\b");
    }
  }

  /** The commands below the heading that begins so. */
  private String block(String heading) {
    Matcher blocks = BLOCK.matcher(howto);
    while (blocks.find()) {
      if (blocks.group(1).startsWith(heading)) {
        return blocks.group(2);
      }
    }
    throw new AssertionError("no example for " + heading);
  }

  /** Three hundred customers who all begin in January 1997, and buy twice more. */
  private static String purchases() {
    StringBuilder csv = new StringBuilder("customer_id,date,cds,amount\n");
    Random random = new Random(1);
    for (int customer = 1; customer <= 300; customer++) {
      csv.append("%05d,1997-01-%02d,1,11.77\n".formatted(customer, 1 + random.nextInt(31)));
      for (int again = 0; again < 2; again++) {
        csv.append(
            "%05d,%d-%02d-%02d,%d,%d.50\n"
                .formatted(
                    customer,
                    1997 + random.nextInt(2),
                    2 + random.nextInt(5),
                    1 + random.nextInt(28),
                    1 + random.nextInt(5),
                    5 + random.nextInt(40)));
      }
    }
    return csv.toString();
  }

  private static String metric() {
    StringBuilder csv = new StringBuilder("timestamp,value\n");
    for (int i = 0; i < 500; i++) {
      csv.append(
          "2014-04-%02d %02d:%02d:00,%d\n".formatted(1 + i / 288, i / 12 % 24, i % 12 * 5, i % 7));
    }
    return csv.toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private void unpack(String file) throws IOException {
    Path packed =
        Shell.home()
            .resolve("functions/analytics/src/test/resources/public-data")
            .resolve(file.endsWith(".gz") ? file : file + ".gz");
    Path path = data.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    if (file.endsWith(".gz")) {
      Files.copy(packed, path);
      return;
    }
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(bytes, path);
    }
  }
}
