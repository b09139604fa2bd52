package dev.steward.decisions.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.credit.Credit;
import dev.steward.decisions.drift.Finding.Alarm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real applications for credit: a day like any other, and a day with other people. */
class CreditDriftTest {
  private static final Drift DRIFT = new Drift(200, 0.1, 0.01);

  @Test
  void keepsQuietWhileTheSamePeopleApply() {
    List<Credit> credits = new ArrayList<>(Credit.all());
    Random random = new Random(11);
    int alarms = 0;
    for (int day = 0; day < 100; day++) {
      Collections.shuffle(credits, random);
      alarms += alarms(credits.subList(0, 3_000), credits.subList(3_000, 4_000)).isEmpty() ? 0 : 1;
    }

    assertThat(alarms).isLessThanOrEqualTo(2);
  }

  @Test
  void findsThatYoungTenantsApplyNow() {
    List<Credit> credits = Credit.all();
    Predicate<Credit> shifted = credit -> credit.home().equals("rent") && credit.age() < 40;
    List<Credit> baseline = credits.subList(0, 3_000);
    List<Credit> window = credits.subList(3_000, credits.size()).stream().filter(shifted).toList();

    assertThat(alarms(baseline, window)).contains("home", "age", "status").doesNotContain("time");
  }

  private static List<String> alarms(List<Credit> baseline, List<Credit> window) {
    Map<String, Watched> watched = new TreeMap<>();
    watched.put(
        "status",
        new Watched.Levels(count(baseline, Credit::status), count(window, Credit::status)));
    watched.put(
        "home", new Watched.Levels(count(baseline, Credit::home), count(window, Credit::home)));
    watched.put(
        "age", new Watched.Numbers(numbers(baseline, Credit::age), numbers(window, Credit::age)));
    watched.put(
        "time",
        new Watched.Numbers(numbers(baseline, Credit::time), numbers(window, Credit::time)));
    return DRIFT.look(watched).stream().filter(Alarm.class::isInstance).map(Finding::name).toList();
  }

  private static Map<String, Long> count(List<Credit> credits, Function<Credit, String> level) {
    return credits.stream().collect(Collectors.groupingBy(level, Collectors.counting()));
  }

  private static List<Double> numbers(List<Credit> credits, ToDoubleFunction<Credit> number) {
    return credits.stream().mapToDouble(number).boxed().toList();
  }
}
