package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Basis;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Proportion;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Queries;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code growth.identify_dropoffs}: the worst steps of a funnel, and who falls out there. */
@Singleton
final class IdentifyDropoffs
    implements ToolHandler<IdentifyDropoffs.Input, IdentifyDropoffs.Output> {
  record Input(
      int rangeDays,
      Funnel funnel,
      @Nullable JsonDocument segment,
      @Nullable Integer windowDays,
      int worst) {
    Input {
      Bounds.within("range_days", rangeDays, 1, 365);
      Bounds.within("window_days", windowDays, 1, 365);
      Bounds.within("worst", worst, 1, 10);
      Bounds.items("steps", funnel.steps(), 2, Funnel.MOST);
    }
  }

  record Output(String funnelName, List<Dropoff> dropoffs, Basis basis) {}

  private static final double CONFIDENCE = 0.95;

  /** Below, a share says little, and a worst step less. */
  private static final int FEWEST = 20;

  private static final int MOST_USERS = 100_000;
  private static final int EXAMPLES = 10;
  private static final int NEXT = 5;

  private final Funnels funnels;
  private final Asking asking;

  IdentifyDropoffs(Funnels funnels, Asking asking) {
    this.funnels = funnels;
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "growth.identify_dropoffs";
  }

  @Override
  public String path() {
    return "/execute/growth/identify_dropoffs";
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
    Range range = Range.lastDays(input.rangeDays(), asking.now());
    FunnelQuestion question =
        FunnelQuestion.of(input.funnel(), input.segment(), input.windowDays(), range);
    List<Long> users = funnels.users(call, question);
    if (users.getFirst() < FEWEST) {
      throw Refusal.notEnough(
          "%d users took the first step".formatted(users.getFirst()), "at least " + FEWEST);
    }
    List<Dropoff> worst =
        IntStream.range(0, users.size() - 1)
            .filter(step -> users.get(step) >= FEWEST)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer step) -> lost(users, step).low()).reversed())
            .limit(input.worst())
            .map(step -> dropoff(call, question, users, step))
            .toList();
    return new Output(
        input.funnel().name(),
        worst,
        Basis.of(
            users.getFirst(),
            range,
            "strictly ordered funnel; steps by the lower end of the interval of the share lost",
            "Wilson's score interval, 95 %",
            List.of(
                "Who is still under way counts as lost: recent days look worse than they are.",
                "Steps that fewer than " + FEWEST + " users reached are not judged.")));
  }

  private Dropoff dropoff(Invocation call, FunnelQuestion question, List<Long> users, int step) {
    Answer fallen =
        asking.ask(
            call, Queries.DROPOFFS, question.arguments().with("step", step + 1L), MOST_USERS);
    return new Dropoff(
        step + 1,
        question.steps().get(step).type(),
        question.steps().get(step + 1).type(),
        users.get(step),
        users.get(step) - users.get(step + 1),
        lost(users, step),
        next(fallen),
        fallen.rows().stream().limit(EXAMPLES).map(row -> row.text("subject")).toList());
  }

  private static Interval lost(List<Long> users, int step) {
    long reached = users.get(step);
    return new Proportion(reached - users.get(step + 1), reached).wilson(CONFIDENCE);
  }

  private static List<Dropoff.Next> next(Answer fallen) {
    Map<String, Long> counts =
        fallen.rows().stream()
            .collect(
                Collectors.groupingBy(
                    (AnswerRow row) ->
                        row.find("next_type", String.class).orElse(Dropoff.Next.NOTHING),
                    TreeMap::new,
                    Collectors.counting()));
    List<Dropoff.Next> next = new ArrayList<>();
    counts.forEach((type, count) -> next.add(new Dropoff.Next(type, count)));
    next.sort(Comparator.comparingLong(Dropoff.Next::users).reversed());
    return next.subList(0, Math.min(NEXT, next.size()));
  }
}
