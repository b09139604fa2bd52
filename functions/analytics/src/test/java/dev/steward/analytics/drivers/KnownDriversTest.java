package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analytics.drivers.DriverAnswer.Drivers;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.SharedData;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Public data whose driver is known. */
class KnownDriversTest {
  private static final String SIGNED = "Sign Loan Agreement";
  private static final int ATTRIBUTES = 8;

  @Test
  void findsTheContractBehindChurn() {
    Drivers answer = churn();

    assertThat(answer.drivers().getFirst().feature()).isEqualTo("contract");
    assertThat(answer.drivers().getFirst().evidence())
        .startsWith(
            "Customers with contract Month-to-month leave in 42.7 % of cases, others in 6.8 %:"
                + " 36.0 points more (33.7 to 38.1), n = 3,875 of 7,043.");
  }

  @Test
  void leavesOutTheNumbersOfTheRows() {
    assertThat(churn().leftOut()).extracting(LeftOut::feature).contains("rownames");
  }

  @Test
  void agreesWithThePublishedRatesOfChurn() {
    Drivers answer = churn();

    assertThat(answer.basis().overall()).isBetween(0.26535, 0.26545);
    assertThat(driver(answer, "internet_service").contrast().group())
        .isEqualTo("with internet_service Fiber optic");
    assertThat(driver(answer, "payment_method").contrast().value()).isBetween(0.4528, 0.4530);
  }

  @Test
  void findsTheDiscriminationInTheLendingLog() {
    Drivers answer = lending();

    Driver first = answer.drivers().getFirst();
    assertThat(first.feature()).isEqualTo("case_protected");
    assertThat(first.contrast().value()).isBetween(0.0552, 0.0554);
    assertThat(first.contrast().otherValue()).isBetween(0.3515, 0.3517);
    assertThat(answer.leftOut()).extracting(LeftOut::feature).containsExactly("case_id");
  }

  @Test
  void doesNotNameTheProtectedGroupWhereThatIsForbidden() {
    Drivers answer = lending("case_protected");

    assertThat(answer.toString()).doesNotContain("case_protected");
    assertThat(answer.drivers()).isNotEmpty();
  }

  private static Drivers churn() {
    Table table = SharedData.table("telco-churn/wa_churn.csv");
    DriverQuestion question = DriverQuestion.about(new Metric.Rate("churn", "Yes"));
    return (Drivers) TopDrivers.find(table, question.saying("Customers", "leave"));
  }

  private static Driver driver(Drivers answer, String feature) {
    return answer.drivers().stream()
        .filter(driver -> driver.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  private static Drivers lending(String... forbidden) {
    Set<String> signed =
        log().stream()
            .filter(row -> row[9].equals(SIGNED))
            .map(row -> row[0])
            .collect(Collectors.toSet());
    List<String> subjects = log().stream().skip(1).map(row -> row[0]).distinct().toList();
    boolean[] outcome = new boolean[subjects.size()];
    for (int row = 0; row < outcome.length; row++) {
      outcome[row] = signed.contains(subjects.get(row));
    }
    List<Column> columns = new ArrayList<>(attributes(subjects).columns());
    columns.add(CategoryColumn.ofFlags("signed", outcome));
    DriverQuestion question =
        DriverQuestion.about(new Metric.Rate("signed", "true")).forbidding(forbidden);
    return (Drivers) TopDrivers.find(new Table(columns), question);
  }

  private static List<String[]> log() {
    return SharedData.lines("fairness-lending-log/lending_log_high.csv.gz");
  }

  private static Table attributes(List<String> subjects) {
    Map<String, String[]> bySubject = new LinkedHashMap<>();
    log().stream().skip(1).forEach(row -> bySubject.put(row[0], Arrays.copyOf(row, ATTRIBUTES)));
    return SharedData.table(
        Arrays.copyOf(log().getFirst(), ATTRIBUTES),
        subjects.stream().map(bySubject::get).toList());
  }
}
