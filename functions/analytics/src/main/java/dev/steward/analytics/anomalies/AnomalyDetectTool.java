package dev.steward.analytics.anomalies;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Basis;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.EventTypes;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.measure.Words;
import dev.steward.core.Fault;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Queries;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics.anomaly_detect}: when a metric of events was not what its past led to expect.
 */
@Singleton
final class AnomalyDetectTool
    implements ToolHandler<AnomalyDetectTool.Input, AnomalyDetectTool.Output> {
  record Input(
      String eventName,
      Aggregate aggregate,
      @Nullable String property,
      @Nullable JsonDocument filter,
      Period grain,
      Sensitivity sensitivity,
      @Nullable Integer rangeDays,
      @Nullable String from,
      @Nullable String to) {
    Input {
      Bounds.within("range_days", rangeDays, 1, Bounds.DAYS);
    }
  }

  /** What is taken of the events of a period. */
  enum Aggregate {
    COUNT,
    USERS,
    SUM,
    AVG,
    MIN,
    MAX;

    boolean ofProperty() {
      return this != COUNT && this != USERS;
    }
  }

  /** How long a period is. */
  enum Period {
    MINUTE,
    HOUR,
    DAY,
    WEEK
  }

  record Output(
      String eventName, List<Told> anomalies, @Nullable String season, long judged, Basis basis) {}

  /** An incident, with the value of it that was farthest from what was expected. */
  record Told(
      String from,
      String to,
      Severity severity,
      String at,
      double value,
      double expected,
      double low,
      double high,
      String evidence) {}

  private static final int MOST = 200_000;
  private static final int TOLD = 100;

  private final Asking asking;

  AnomalyDetectTool(Asking asking) {
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "analytics.anomaly_detect";
  }

  @Override
  public String path() {
    return "/execute/analytics/anomaly_detect";
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
    Conditions filter = Conditions.read(input.filter(), "/filter", violations);
    if (input.aggregate().ofProperty() == (input.property() == null)) {
      violations.add(
          new Violation("/property", "goes with sum, avg, min and max, and with nothing else"));
    }
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
    Range range = Range.asked(input.rangeDays(), input.from(), input.to(), asking.now());
    Series series = series(call, input, range, filter);
    return switch (Anomalies.of(series, input.sensitivity())) {
      case Findings.Found found -> output(input, range, found);
      case Findings.NotEnoughData(long n, long needed, String reason) ->
          throw Refusal.notEnough(
              "%d periods have a value: %s".formatted(n, reason), "%d periods".formatted(needed));
    };
  }

  private Series series(Invocation call, Input input, Range range, Conditions filter) {
    if (Duration.between(range.from(), range.until()).dividedBy(length(input.grain())) > MOST) {
      throw tooMany();
    }
    Arguments arguments =
        range
            .onto(Arguments.NONE)
            .with("type", input.eventName())
            .with("grain", wire(input.grain()))
            .with("aggregate", wire(input.aggregate()))
            .with("property", input.property())
            .with("filters", filter.onto(Arguments.NONE));
    Answer answer = asking.ask(call, Queries.METRIC_SERIES, arguments, MOST);
    if (answer.more()) {
      throw tooMany();
    }
    refuseUnknown(call, input, answer);
    return Series.of(observations(answer, range, input));
  }

  private static Fault tooMany() {
    return Refusal.of("/grain", "makes more than %,d periods of this time".formatted(MOST));
  }

  /** Before the first event the metric was not kept yet, and the last period has not ended. */
  private static List<Observation> observations(Answer answer, Range range, Input input) {
    List<Observation> observations = new ArrayList<>();
    for (AnswerRow row : answer.rows()) {
      Instant period = row.instant("period");
      Optional<Double> value = row.find("value", Double.class);
      boolean ended = !period.plus(length(input.grain())).isAfter(range.until());
      boolean begun = !observations.isEmpty() || row.whole("events") > 0;
      if (begun && ended && value.isPresent()) {
        observations.add(observation(period, value.get()));
      }
    }
    return observations;
  }

  private static Observation observation(Instant period, double value) {
    try {
      return new Observation(period, value);
    } catch (IllegalArgumentException unfit) {
      throw Refusal.of("/property", period + ": " + unfit.getMessage());
    }
  }

  private void refuseUnknown(Invocation call, Input input, Answer answer) {
    if (answer.rows().stream().allMatch(row -> row.whole("events") == 0)) {
      EventTypes known = EventTypes.ever(asking, call);
      throw known.has(input.eventName())
          ? Refusal.notEnough("no such event in this time passes the filter", "events")
          : Refusal.of("/event_name", known.unknown(input.eventName()));
    }
    if (input.aggregate().ofProperty()
        && answer.rows().stream().allMatch(row -> row.whole("numbers") == 0)) {
      throw Refusal.of("/property", "is a number in none of these events");
    }
  }

  private static Output output(Input input, Range range, Findings.Found found) {
    List<String> caveats = new ArrayList<>(found.caveats());
    if (found.anomalies().size() > TOLD) {
      caveats.add(
          "Of %d anomalies the last %d are told.".formatted(found.anomalies().size(), TOLD));
    }
    return new Output(
        input.eventName(),
        found.anomalies().stream()
            .skip(Math.max(0, found.anomalies().size() - TOLD))
            .map(AnomalyDetectTool::told)
            .toList(),
        found.season().map(Duration::toString).orElse(null),
        found.judged(),
        Basis.of(
            found.n(),
            range,
            found.method(),
            "what was likely, up to the sensitivity: 1 value in %,.0f beyond it by chance"
                .formatted(1 / found.falseAlarms()),
            caveats));
  }

  private static Told told(Anomaly anomaly) {
    Judgement judgement = anomaly.judgement();
    String evidence =
        "%s at %s, where %s was expected (%s to %s): %s%s."
            .formatted(
                Words.number(anomaly.value()),
                anomaly.at(),
                Words.number(judgement.expected()),
                Words.number(judgement.lower()),
                Words.number(judgement.upper()),
                judgement.signal().sentence(),
                anomaly.alarms() > 1 ? "; %d alarms".formatted(anomaly.alarms()) : "");
    return new Told(
        anomaly.from().toString(),
        anomaly.to().toString(),
        anomaly.severity(),
        anomaly.at().toString(),
        anomaly.value(),
        judgement.expected(),
        judgement.lower(),
        judgement.upper(),
        evidence);
  }

  private static Duration length(Period grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
    };
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
