package dev.steward.decisions.trials;

import dev.steward.decisions.Notice;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.drift.Finding;
import dev.steward.decisions.drift.Shift;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The alarms of a look in words, for somebody who answers for the domain. */
final class DriftNotice {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final Pattern WHOLE = Pattern.compile("\\.0$");
  private static final int ALARMS = 10;
  private static final int SHIFTS = 3;
  private static final int RAREST = 10_000;

  private final Constitution live;
  private final LocalDate day;

  DriftNotice(Constitution live, LocalDate day) {
    this.live = live;
    this.day = day;
  }

  /** What is decided comes before what it is decided from. */
  Notice of(List<Finding.Alarm> alarms, long casesBefore, long casesNow) {
    List<String> points =
        alarms.stream()
            .sorted(Comparator.comparing(alarm -> alarm.name().contains(".")))
            .limit(ALARMS)
            .map(DriftNotice::point)
            .toList();
    return new Notice(
        "Decisions of %s have drifted".formatted(live.domain()),
        "%s decided %,d cases from %s to %s. They are no longer like the %,d of the %d days before."
            .formatted(live.id(), casesNow, since(), DAY.format(day), casesBefore, before()),
        points,
        ("Nothing was changed. Find out what is different, the cases or how they come in:"
                + " ./steward drift %s. If it is here to stay, publish a version that fits and look"
                + " at what it would have decided: ./steward replay --policy %s@VERSION --last 1000")
            .formatted(live.domain(), live.name()),
        "/scorecards#" + live.domain());
  }

  private String since() {
    return DAY.format(
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).minus(live.drift().window()).toLocalDate());
  }

  private long before() {
    return Math.max(1, live.drift().baseline().toDays());
  }

  private static String point(Finding.Alarm alarm) {
    return "%s: %s. %s.".formatted(name(alarm), shifts(alarm), sure(alarm));
  }

  private static String name(Finding.Alarm alarm) {
    String fact = alarm.name().replaceFirst("^(facts|known)\\.", "");
    return switch (alarm.name()) {
      case "verdict" -> "Verdicts";
      case "level" -> "Levels of autonomy";
      case "rule" -> "Rules";
      default -> alarm.name().startsWith("known.") ? "Fact " + fact + ", at all" : "Fact " + fact;
    };
  }

  private static String shifts(Finding.Alarm alarm) {
    return alarm.shifts().stream()
        .limit(SHIFTS)
        .map(DriftNotice::shift)
        .collect(Collectors.joining(", "));
  }

  private static String shift(Shift shift) {
    return String.format(
        Locale.ROOT,
        "%s %.1f %% (was %.1f %%)",
        WHOLE.matcher(shift.level()).replaceFirst(""),
        100 * shift.now(),
        100 * shift.before());
  }

  private static String sure(Finding.Alarm alarm) {
    return alarm.p() * RAREST < 1
        ? String.format(Locale.ROOT, "Chance does that in less than 1 of %,d looks", RAREST)
        : String.format(Locale.ROOT, "Chance does that in 1 of %,.0f looks", 1 / alarm.p());
  }
}
