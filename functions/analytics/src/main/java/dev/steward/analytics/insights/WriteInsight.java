package dev.steward.analytics.insights;

import dev.steward.analytics.asking.Refusal;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code analytics.write_insight}: keeps an insight where others find it. */
@Singleton
final class WriteInsight implements ToolHandler<WriteInsight.Input, WriteInsight.Output> {
  record Input(Insight insight) {}

  record Output(String insightId, Stored stored) {}

  record Stored(Table bigquery, Pointer firestore, Objects gcs) {}

  record Table(String dataset, String table) {}

  record Pointer(String collection, String docId) {}

  record Objects(String bucket, String prefix) {}

  private final Insights insights;
  private final BucketName bucket;

  WriteInsight(Insights insights, BucketName bucket) {
    this.insights = insights;
    this.bucket = bucket;
  }

  @Override
  public String tool() {
    return "analytics.write_insight";
  }

  @Override
  public String path() {
    return "/execute/analytics/write_insight";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  /** Every attempt writes the same things under the same names. */
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    List<Violation> violations = ForPeople.violations(input.insight());
    if (!violations.isEmpty()) {
      throw Refusal.of(violations);
    }
    InsightId id = insights.keep(call, input.insight());
    return new Output(
        id.value(),
        new Stored(
            new Table("insights", "insight"),
            new Pointer(InsightId.COLLECTION, id.value()),
            new Objects(bucket.value(), id.prefix(call.tenant()))));
  }
}
