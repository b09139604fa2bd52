package dev.steward.analytics.reports;

import dev.steward.analytics.pages.Buckets;
import dev.steward.analytics.pages.Series;
import dev.steward.ports.warehouse.AnswerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Amounts by name and bucket, added up. */
final class Sums {
  private static final int COLOURS = 7;

  private final Buckets buckets;
  private final Map<String, List<Double>> byName = new TreeMap<>();

  Sums(Buckets buckets) {
    this.buckets = buckets;
  }

  /** What stands in the column, into the row's bucket. */
  void add(String name, AnswerRow row, String column) {
    Number amount = Objects.requireNonNull((Number) row.values().get(column), column);
    add(name, row.instant("bucket"), amount.doubleValue());
  }

  void add(String name, Instant bucket, double amount) {
    int place =
        (int)
            Math.floorDiv(
                bucket.getEpochSecond() - buckets.from().getEpochSecond(),
                buckets.each().toSeconds());
    if (place >= 0 && place < buckets.count()) {
      List<Double> values =
          byName.computeIfAbsent(
              name, _ -> new ArrayList<>(Collections.nCopies(buckets.count(), 0.0)));
      values.set(place, values.get(place) + amount);
    }
  }

  double of(String name) {
    return byName.getOrDefault(name, List.of()).stream().mapToDouble(Double::doubleValue).sum();
  }

  double all() {
    return byName.keySet().stream().mapToDouble(this::of).sum();
  }

  /** The greatest first. */
  List<String> names() {
    return byName.keySet().stream()
        .sorted(Comparator.comparingDouble(this::of).reversed().thenComparing(it -> it))
        .toList();
  }

  /** These, in this order, each in its own style; those that are nowhere are left out. */
  List<Series> series(Map<String, String> styles) {
    return styles.entrySet().stream()
        .filter(each -> of(each.getKey()) > 0)
        .map(
            each ->
                new Series(
                    each.getKey(), each.getValue(), byName.getOrDefault(each.getKey(), List.of())))
        .toList();
  }

  /** As many as there are colours; what is left together. */
  List<Series> greatest() {
    Map<String, String> styles = new LinkedHashMap<>();
    List<String> names = names();
    int shown = names.size() <= COLOURS ? names.size() : COLOURS - 1;
    IntStream.range(0, shown).forEach(i -> styles.put(names.get(i), "c" + i));
    List<Series> series = new ArrayList<>(series(styles));
    if (shown < names.size()) {
      series.add(new Series("all others", "c-rest", together(names.subList(shown, names.size()))));
    }
    return series;
  }

  private List<Double> together(List<String> names) {
    return IntStream.range(0, buckets.count())
        .mapToObj(
            place ->
                names.stream()
                    .mapToDouble(name -> byName.getOrDefault(name, List.of()).get(place))
                    .sum())
        .toList();
  }
}
