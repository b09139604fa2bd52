package dev.steward.analytics.drivers;

import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Earlier events as features: did a subject do X before? "Before" is up to a landmark that all
 * subjects reach, and the outcome counts after it only (J. R. Anderson et al., J. Clin. Oncol. 1
 * (1983) 710–719). Without a landmark those who stay longer do more of everything, and every event
 * would seem to help. Subjects that never reach it, or had the outcome by then, are counted and
 * left out.
 */
public record EarlierEvents(
    Table table, List<String> subjects, Metric.Rate outcome, int withoutLandmark, int tooSoon) {
  public EarlierEvents {
    subjects = List.copyOf(subjects);
  }

  /**
   * One row a subject: "earlier X" for each X but the outcome, and whether the outcome followed.
   */
  public static Optional<EarlierEvents> of(
      List<Happening> happenings, Landmark landmark, String outcome) {
    Map<String, List<Happening>> bySubject = new LinkedHashMap<>();
    happenings.stream()
        .sorted(Comparator.comparing(Happening::at))
        .forEach(h -> bySubject.computeIfAbsent(h.subject(), s -> new ArrayList<>()).add(h));
    List<History> histories = new ArrayList<>();
    int unreached = 0;
    int tooSoon = 0;
    for (List<Happening> events : bySubject.values()) {
      Optional<Instant> moment = moment(events, landmark);
      if (moment.isEmpty()) {
        unreached++;
        continue;
      }
      History history = History.split(events, moment.get());
      if (history.before().contains(outcome)) {
        tooSoon++;
      } else {
        histories.add(history);
      }
    }
    return histories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EarlierEvents(
                new Table(columns(histories, outcome)),
                histories.stream().map(History::subject).toList(),
                new Metric.Rate("later " + outcome, "true"),
                unreached,
                tooSoon));
  }

  private record History(String subject, TreeSet<String> before, TreeSet<String> after) {
    static History split(List<Happening> events, Instant moment) {
      TreeSet<String> before = new TreeSet<>();
      TreeSet<String> after = new TreeSet<>();
      events.forEach(event -> (event.at().isAfter(moment) ? after : before).add(event.name()));
      return new History(events.getFirst().subject(), before, after);
    }
  }

  private static Optional<Instant> moment(List<Happening> events, Landmark landmark) {
    return events.stream()
        .filter(event -> landmark.event().map(event.name()::equals).orElse(true))
        .findFirst()
        .map(event -> event.at().plus(landmark.after()));
  }

  private static List<Column> columns(List<History> histories, String outcome) {
    TreeSet<String> names = new TreeSet<>();
    histories.forEach(history -> names.addAll(history.before()));
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(flags("earlier " + name, histories, h -> h.before().contains(name)));
    }
    columns.add(flags("later " + outcome, histories, h -> h.after().contains(outcome)));
    return columns;
  }

  private static Column flags(String name, List<History> histories, Predicate<History> so) {
    boolean[] flags = new boolean[histories.size()];
    for (int row = 0; row < flags.length; row++) {
      flags[row] = so.test(histories.get(row));
    }
    return CategoryColumn.ofFlags(name, flags);
  }
}
