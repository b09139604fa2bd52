package dev.steward.analytics.reports;

import dev.steward.analytics.pages.Buckets;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import java.util.List;

/** What somebody wants to see: whose, and of which time. */
record Asked(Warehouse warehouse, Limits limits, TenantId tenant, Range range, Buckets buckets) {
  private static final String BUCKET = "bucket_micros";

  List<AnswerRow> rows(String name) {
    Query query = Queries.named(name);
    Arguments arguments =
        Arguments.NONE.with("from_time", buckets.from()).with("to_time", buckets.to());
    if (query.parameters().stream().anyMatch(it -> it.name().equals(BUCKET))) {
      arguments = arguments.with(BUCKET, buckets.each().toNanos() / 1_000);
    }
    Answer answer = warehouse.query(tenant, query, arguments, limits);
    if (answer.more()) {
      throw new Fault(
          ProblemType.QUERY_TOO_EXPENSIVE,
          "there are more than %,d rows to draw: ask about less time".formatted(limits.rows()));
    }
    return answer.rows();
  }
}
