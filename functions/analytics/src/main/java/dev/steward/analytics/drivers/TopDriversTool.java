package dev.steward.analytics.drivers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.EventTypes;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.Table;
import dev.steward.analytics.users.Told;
import dev.steward.analytics.users.UserTable;
import dev.steward.analytics.users.Users;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.Json;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics.top_drivers}: what goes with a metric of users. With an event the metric is the
 * share of users who have it, whatever it is called, and explained by what users told and did up to
 * a {@linkplain Users#landmark landmark}: without one, those who stay longer do more of everything,
 * and every event would seem to matter. Without an event, {@code avg(PROPERTY)} is the mean of what
 * users told last.
 */
@Singleton
final class TopDriversTool implements ToolHandler<TopDriversTool.Input, TopDriversTool.Output> {
  record Input(
      int rangeDays,
      Target target,
      @Nullable List<String> candidateFeatures,
      @Nullable JsonDocument segment) {
    Input {
      Bounds.within("range_days", rangeDays, 1, 365);
    }
  }

  record Target(String metric, @Nullable String eventName) {}

  record Output(JsonDocument target, int rangeDays, List<Named> drivers) {}

  /** A driver as the tool tells it. */
  record Named(
      String name, double score, Way direction, String evidence, @Nullable Double confidence) {}

  /** Which way the metric goes as the feature grows; what has no order does not grow. */
  enum Way {
    POSITIVE,
    NEGATIVE,
    MIXED,
    UNKNOWN
  }

  private static final int MOST = 20;
  private static final String AVERAGE = "avg(";

  private final Users users;
  private final Asking asking;

  TopDriversTool(Users users, Asking asking) {
    this.users = users;
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "analytics.top_drivers";
  }

  @Override
  public String path() {
    return "/execute/analytics/top_drivers";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    List<Violation> violations = new ArrayList<>();
    Conditions segment = Conditions.read(input.segment(), "/segment", violations);
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
    Range range = Range.lastDays(input.rangeDays(), asking.now());
    Optional<String> outcome = Optional.ofNullable(input.target().eventName());
    Optional<String> averaged = outcome.isPresent() ? Optional.empty() : averaged(input.target());
    List<String> candidates =
        input.candidateFeatures() == null
            ? users.properties(call, range, outcome)
            : input.candidateFeatures();
    Set<String> properties = new LinkedHashSet<>(candidates);
    averaged.ifPresent(properties::add);
    Optional<Duration> landmark = outcome.flatMap(type -> users.landmark(call, range, type));
    Table table = users.table(call, range, outcome, landmark, List.copyOf(properties), segment);
    Metric metric =
        averaged
            .<Metric>map(Metric.Mean::new)
            .orElseGet(
                () -> new Metric.Rate(UserTable.outcomeColumn(outcome.orElseThrow()), "true"));
    refuseUnfit(table, input, averaged);
    Table asked = input.candidateFeatures() == null ? table : only(table, candidates, metric);
    return switch (TopDrivers.find(asked, question(metric, outcome))) {
      case DriverAnswer.Drivers drivers -> output(input, drivers, landmark);
      case DriverAnswer.NotEnoughData(String reason, String needed) -> {
        unknown(call, outcome);
        throw Refusal.notEnough(reason, needed);
      }
    };
  }

  private static Optional<String> averaged(Target target) {
    String metric = target.metric();
    if (metric.startsWith(AVERAGE) && metric.endsWith(")") && metric.length() > 5) {
      return Optional.of(metric.substring(AVERAGE.length(), metric.length() - 1));
    }
    throw Refusal.of(
        "/target",
        "needs an event_name, for the share of users who have that event; or a metric avg(PROPERTY)");
  }

  private static DriverQuestion question(Metric metric, Optional<String> outcome) {
    DriverQuestion question = DriverQuestion.about(metric);
    return outcome.isPresent()
        ? question.saying("Users", "have " + outcome.get())
        : question.saying("Users", metric.column());
  }

  private static void refuseUnfit(Table table, Input input, Optional<String> averaged) {
    List<Violation> violations = new ArrayList<>();
    averaged.flatMap(it -> Told.number(table, it, "/target/metric")).ifPresent(violations::add);
    int place = 0;
    for (String candidate :
        Objects.requireNonNullElse(input.candidateFeatures(), List.<String>of())) {
      Told.known(table, candidate, "/candidate_features/" + place).ifPresent(violations::add);
      place++;
    }
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
  }

  private static Table only(Table table, List<String> candidates, Metric metric) {
    return new Table(
        table.columns().stream()
            .filter(
                column ->
                    candidates.contains(column.name()) || column.name().equals(metric.column()))
            .toList());
  }

  private void unknown(Invocation call, Optional<String> outcome) {
    if (outcome.isPresent()) {
      EventTypes known = EventTypes.ever(asking, call);
      if (!known.has(outcome.get())) {
        throw Refusal.of("/target/event_name", known.unknown(outcome.get()));
      }
    }
  }

  private static Output output(
      Input input, DriverAnswer.Drivers drivers, Optional<Duration> landmark) {
    String looked = landmark.map(TopDriversTool::looked).orElse("");
    ObjectNode target = Json.object().put("metric", input.target().metric());
    if (input.target().eventName() != null) {
      target.put("event_name", input.target().eventName());
    }
    List<Named> named = new ArrayList<>();
    drivers.drivers().forEach(driver -> named.add(named(driver, drivers.basis(), looked)));
    drivers.interactions().forEach(both -> named.add(named(both, looked)));
    named.sort((one, other) -> Double.compare(other.score(), one.score()));
    return new Output(
        JsonDocument.of(target), input.rangeDays(), named.subList(0, Math.min(MOST, named.size())));
  }

  private static Named named(Driver driver, Basis basis, String looked) {
    String strength =
        String.format(
            Locale.ROOT,
            " Strength %.2f (%.2f to %.2f, %.0f %%); %s.",
            driver.strength().estimate(),
            driver.strength().low(),
            driver.strength().high(),
            100 * driver.strength().confidence(),
            basis.method());
    return new Named(
        driver.feature(),
        driver.strength().estimate(),
        way(driver),
        driver.evidence() + strength + driver.caution().map(c -> " " + c).orElse("") + looked,
        sure(driver.adjustedP()));
  }

  private static Named named(Interaction both, String looked) {
    return new Named(
        both.first() + " with " + both.second(),
        both.strength(),
        Way.MIXED,
        both.evidence() + looked,
        sure(both.adjustedP()));
  }

  private static String looked(Duration landmark) {
    return " Users as they were %s after their first event; who had it sooner is left out."
        .formatted(Words.duration(landmark));
  }

  /** Nothing is certain that was found in data. */
  private static double sure(double p) {
    return Math.min(0.999, 1 - p);
  }

  private static Way way(Driver driver) {
    return switch (driver.direction()) {
      case RISING -> Way.POSITIVE;
      case FALLING -> Way.NEGATIVE;
      case MORE, LESS -> Way.MIXED;
    };
  }
}
