package dev.steward.gcp.warehouse;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.QueryRequest;
import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The warehouse in BigQuery. Queries run as they are written, after a dry run that tells what they
 * would read.
 *
 * <p>Rows are written by the Storage Write API: unlike the older streaming it commits a batch of
 * any size at once. It does not tell what was there before, so only what comes twice in one batch
 * is counted as known; what was written again is there twice, and the views of events_curated show
 * it once, as it first came.
 */
@Singleton
@Requires(bean = BigQuerySettings.class)
final class BigQueryWarehouse implements Warehouse {
  private static final Duration DRY_RUN = Duration.ofSeconds(10);

  private final Jobs jobs;
  private final Writes writes;
  private final BigQuerySettings settings;

  BigQueryWarehouse(Jobs jobs, Writes writes, BigQuerySettings settings) {
    this.jobs = jobs;
    this.writes = writes;
    this.settings = settings;
  }

  private record EventKey(TenantId tenant, String source, String id) {}

  private record InsightKey(TenantId tenant, String id) {}

  @Override
  public Appended append(List<EventRow> events) {
    return write(Table.EVENT, events, it -> new EventKey(it.tenant(), it.source(), it.id()));
  }

  @Override
  public Appended record(List<InsightRow> insights) {
    return write(Table.INSIGHT, insights, it -> new InsightKey(it.tenant(), it.id()));
  }

  @Override
  public Answer query(TenantId tenant, Query query, Arguments arguments, Limits limits) {
    Deadline deadline = Deadline.in(limits.timeout());
    String what = "the query " + query.name();
    try {
      long bytes = jobs.dryRun(request(tenant, query, arguments), deadline);
      if (bytes > limits.bytes()) {
        throw new WarehouseFault.TooExpensive(query, bytes, limits.bytes());
      }
      QueryRequest request =
          request(tenant, query, arguments)
              .setMaximumBytesBilled(Billing.maximum(limits.bytes()))
              .setRequestId(UUID.randomUUID().toString());
      return answer(query, jobs.run(request, limits.rows(), deadline), limits.rows(), bytes);
    } catch (HttpResponseException e) {
      throw Faults.reason(e).equals(Faults.TOO_MANY_BYTES)
          ? new WarehouseFault.TooExpensive(query, Billing.required(e), limits.bytes())
          : Faults.of(what, e);
    } catch (Exception e) {
      throw Faults.of(what, e);
    }
  }

  @Override
  public long dryRun(TenantId tenant, Query query, Arguments arguments) {
    try {
      return jobs.dryRun(request(tenant, query, arguments), Deadline.in(DRY_RUN));
    } catch (Exception e) {
      throw Faults.of("the dry run of " + query.name(), e);
    }
  }

  private QueryRequest request(TenantId tenant, Query query, Arguments arguments) {
    return new QueryRequest()
        .setQuery(query.text())
        .setUseLegacySql(false)
        .setLocation(settings.location())
        .setParameterMode("NAMED")
        .setQueryParameters(Parameters.of(tenant, query, arguments.checked(query.parameters())))
        // Without it moments come as floating point, too coarse for microseconds of late years.
        .setFormatOptions(new DataFormatOptions().setUseInt64Timestamp(true));
  }

  private static Answer answer(Query query, Jobs.Found found, int limit, long bytes) {
    Rows.check(query, found.schema());
    List<AnswerRow> rows =
        found.rows().stream().limit(limit).map(row -> Rows.row(query, row)).toList();
    return new Answer(query.columns(), rows, found.rows().size() > limit, bytes);
  }

  private <R> Appended write(Table<R> table, List<R> records, Function<R, Object> key) {
    Map<Object, R> once = LinkedHashMap.newLinkedHashMap(records.size());
    records.forEach(it -> once.putIfAbsent(key.apply(it), it));
    try {
      writes.write(table, List.copyOf(once.values()));
      return new Appended(once.size(), records.size() - once.size());
    } catch (Exception e) {
      throw Faults.of("writing %d rows of %s".formatted(once.size(), table.name()), e);
    }
  }
}
