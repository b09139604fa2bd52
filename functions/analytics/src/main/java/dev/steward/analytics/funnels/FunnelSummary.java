package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Bounds;
import dev.steward.analytics.asking.Range;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics.funnel_summary}: how many users passed each step, and the share that went on.
 */
@Singleton
final class FunnelSummary implements ToolHandler<FunnelSummary.Input, FunnelSummary.Output> {
  record Input(int rangeDays, Funnel funnel, @Nullable JsonDocument segment) {
    Input {
      Bounds.within("range_days", rangeDays, 1, 365);
    }
  }

  record Output(String funnelName, int rangeDays, List<StepCount> steps) {}

  record StepCount(String eventName, long users, double conversionFromPrev) {}

  private final Funnels funnels;
  private final Asking asking;

  FunnelSummary(Funnels funnels, Asking asking) {
    this.funnels = funnels;
    this.asking = asking;
  }

  @Override
  public String tool() {
    return "analytics.funnel_summary";
  }

  @Override
  public String path() {
    return "/execute/analytics/funnel_summary";
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
    List<Long> users =
        funnels.users(call, FunnelQuestion.of(input.funnel(), input.segment(), null, range));
    List<StepCount> steps = new ArrayList<>();
    for (int step = 0; step < users.size(); step++) {
      long before = users.get(Math.max(0, step - 1));
      long here = users.get(step);
      steps.add(
          new StepCount(
              input.funnel().steps().get(step).eventName(),
              here,
              before == 0 ? 0 : (double) here / before));
    }
    return new Output(input.funnel().name(), input.rangeDays(), steps);
  }
}
