package dev.steward.warehouse.reference;

import dev.steward.ports.warehouse.EventRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Retention by its definition: each user is asked about each period. */
record RetentionOracle(
    ChronoUnit grain, String start, @Nullable String back, Instant from, Instant to, long periods) {

  record Retained(LocalDate cohort, long size, long period, long classic, long rolling) {}

  List<Retained> of(List<EventRow> events) {
    var users =
        events.stream()
            .filter(it -> it.subject() != null)
            .filter(it -> !it.time().isBefore(from) && it.time().isBefore(to))
            .collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.subject())))
            .values();
    TreeMap<LocalDate, List<List<EventRow>>> cohorts = new TreeMap<>();
    for (List<EventRow> user : users) {
      begun(user)
          .ifPresent(at -> cohorts.computeIfAbsent(period(at), it -> new ArrayList<>()).add(user));
    }
    List<Retained> retained = new ArrayList<>();
    cohorts.forEach(
        (cohort, members) -> {
          long last = grain.between(cohort, period(to.minusNanos(1_000)));
          for (long k = 0; k <= Math.min(last, periods); k++) {
            LocalDate period = cohort.plus(k, grain);
            long classic = members.stream().filter(it -> returned(it, period, 1)).count();
            long rolling = members.stream().filter(it -> returned(it, period, 99_999)).count();
            retained.add(new Retained(cohort, members.size(), k, classic, rolling));
          }
        });
    return retained;
  }

  private boolean returned(List<EventRow> user, LocalDate period, long lasting) {
    Instant begun = begun(user).orElseThrow();
    LocalDate end = period.plus(lasting, grain);
    return user.stream()
        .filter(it -> back == null || it.type().equals(back))
        .filter(it -> !it.time().isBefore(begun))
        .anyMatch(it -> !day(it.time()).isBefore(period) && day(it.time()).isBefore(end));
  }

  private Optional<Instant> begun(List<EventRow> user) {
    return user.stream()
        .filter(it -> it.type().equals(start))
        .map(EventRow::time)
        .min(Instant::compareTo);
  }

  private LocalDate period(Instant time) {
    return switch (grain) {
      case DAYS -> day(time);
      case WEEKS -> day(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHS -> day(time).withDayOfMonth(1);
      default -> throw new IllegalArgumentException(grain.toString());
    };
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
