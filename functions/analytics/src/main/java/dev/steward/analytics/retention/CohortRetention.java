package dev.steward.analytics.retention;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Basis;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.EventTypes;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Queries;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics.cohort_retention}: who came back, by day, week or month of beginning. What
 * counts is said by contracts/warehouse/queries/retention.sql.
 */
@Singleton
final class CohortRetention implements ToolHandler<CohortRetention.Input, CohortRetention.Output> {
  record Input(
      String startEvent,
      @Nullable String returnEvent,
      Grain grain,
      int periods,
      @Nullable Integer rangeDays,
      @Nullable String from,
      @Nullable String to) {
    Input {
      Bounds.within("periods", periods, 0, 366);
      Bounds.within("range_days", rangeDays, 1, Bounds.DAYS);
    }
  }

  record Output(
      String startEvent,
      @Nullable String returnEvent,
      Grain grain,
      List<Cohort> cohorts,
      Basis basis) {}

  /** What fits into an answer. */
  private static final int MOST = 4000;

  private final Asking asking;

  CohortRetention(Asking asking) {
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "analytics.cohort_retention";
  }

  @Override
  public String path() {
    return "/execute/analytics/cohort_retention";
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
    Range range = Range.asked(input.rangeDays(), input.from(), input.to(), asking.now());
    Arguments arguments =
        range
            .onto(Arguments.NONE)
            .with("grain", input.grain().wireName())
            .with("start_type", input.startEvent())
            .with("return_type", input.returnEvent())
            .with("periods", (long) input.periods());
    Answer answer = asking.ask(call, Queries.RETENTION, arguments, MOST);
    if (answer.more()) {
      throw Refusal.of("/periods", "would make a table of more than " + MOST + " cells");
    }
    refuseUnknown(call, input, answer);
    List<Cohort> cohorts = cohorts(answer, input.grain(), range.until());
    return new Output(
        input.startEvent(),
        input.returnEvent(),
        input.grain(),
        cohorts,
        Basis.of(
            cohorts.stream().mapToLong(Cohort::size).sum(),
            range,
            "users by the %s of their first %s in the range"
                .formatted(input.grain().wireName(), input.startEvent()),
            "Wilson's score interval, 95 %",
            caveats(cohorts)));
  }

  private void refuseUnknown(Invocation call, Input input, Answer answer) {
    boolean nobody = answer.rows().isEmpty();
    if (nobody || (input.returnEvent() != null && answer.rows().stream().allMatch(this::alone))) {
      EventTypes known = EventTypes.ever(asking, call);
      List<Violation> unknown =
          Stream.of(
                  named("/start_event", input.startEvent(), known),
                  named("/return_event", input.returnEvent(), known))
              .flatMap(List::stream)
              .toList();
      if (!unknown.isEmpty()) {
        throw Refusal.of(unknown);
      }
      if (nobody) {
        throw Refusal.notEnough("nobody began in this time", "a time in which somebody did");
      }
    }
  }

  private boolean alone(AnswerRow row) {
    return row.whole("rolling") == 0;
  }

  private static List<Violation> named(String pointer, @Nullable String type, EventTypes known) {
    return type == null || known.has(type)
        ? List.of()
        : List.of(new Violation(pointer, known.unknown(type)));
  }

  private static List<Cohort> cohorts(Answer answer, Grain grain, Instant until) {
    Map<LocalDate, Cohort> cohorts = new LinkedHashMap<>();
    for (AnswerRow row : answer.rows()) {
      LocalDate began = row.date("cohort");
      long size = row.whole("size");
      int period = Math.toIntExact(row.whole("period"));
      cohorts.merge(
          began,
          new Cohort(
              began.toString(),
              size,
              List.of(
                  Cohort.returned(
                      period,
                      row.whole("classic"),
                      row.whole("rolling"),
                      size,
                      !end(began, grain, period).isAfter(until)))),
          (before, next) -> before.with(next.periods().getFirst()));
    }
    return new ArrayList<>(cohorts.values());
  }

  private static Instant end(LocalDate cohort, Grain grain, int period) {
    LocalDate next =
        switch (grain) {
          case DAY -> cohort.plusDays(period + 1L);
          case WEEK -> cohort.plusWeeks(period + 1L);
          case MONTH -> cohort.plusMonths(period + 1L);
        };
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static List<String> caveats(List<Cohort> cohorts) {
    List<String> caveats = new ArrayList<>();
    caveats.add("Who began before the range seems to begin in it.");
    caveats.add("Rolling counts of late periods have had less time to grow.");
    if (cohorts.stream().anyMatch(cohort -> cohort.size() < Cohort.FEWEST)) {
      caveats.add("Cohorts of fewer than " + Cohort.FEWEST + " users have no shares.");
    }
    if (cohorts.stream().flatMap(c -> c.periods().stream()).anyMatch(p -> !p.complete())) {
      caveats.add("Periods that had not ended are not complete: their counts will still grow.");
    }
    return caveats;
  }
}
