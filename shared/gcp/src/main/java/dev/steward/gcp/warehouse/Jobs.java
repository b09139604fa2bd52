package dev.steward.gcp.warehouse;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.HttpRequest;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import dev.steward.ports.warehouse.WarehouseFault;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries as jobs: asked, waited for, fetched page by page, and given up in time. */
@Singleton
@Requires(bean = BigQuerySettings.class)
final class Jobs {
  private static final long PAGE = 10_000;
  private static final Duration TO_CANCEL = Duration.ofSeconds(2);

  /** BigQuery answers earlier when it is done; proxies cut longer calls. */
  private static final long LONGEST_WAIT_MILLIS = 10_000;

  private final Bigquery client;
  private final String project;

  Jobs(Bigquery client, BigQuerySettings settings) {
    this.client = client;
    this.project = settings.project();
  }

  /** At least one row more than asked for, if there is one. */
  record Found(@Nullable TableSchema schema, List<TableRow> rows) {}

  /** The bytes it would read, were nothing cached. */
  long dryRun(QueryRequest request, Deadline deadline) throws Exception {
    request.setDryRun(true).setUseQueryCache(false);
    QueryResponse answer = ask(client.jobs().query(project, request), deadline);
    return Optional.ofNullable(answer.getTotalBytesProcessed())
        .orElseThrow(() -> new IOException("a dry run that does not tell its bytes"));
  }

  Found run(QueryRequest request, int limit, Deadline deadline) throws Exception {
    request
        .setMaxResults(page(limit))
        .setTimeoutMs(wait(deadline))
        .setJobTimeoutMs((long) deadline.millis());
    QueryResponse first = ask(client.jobs().query(project, request), deadline);
    if (Boolean.TRUE.equals(first.getJobComplete())) {
      return fetched(
          first.getJobReference(),
          first.getSchema(),
          rows(first.getRows()),
          first.getPageToken(),
          limit,
          deadline);
    }
    GetQueryResultsResponse done = awaited(first.getJobReference(), limit, deadline);
    return fetched(
        first.getJobReference(),
        done.getSchema(),
        rows(done.getRows()),
        done.getPageToken(),
        limit,
        deadline);
  }

  private GetQueryResultsResponse awaited(JobReference job, int limit, Deadline deadline)
      throws Exception {
    Exception why = null;
    try {
      while (!deadline.passed()) {
        GetQueryResultsResponse answer = page(job, limit, null, deadline);
        if (Boolean.TRUE.equals(answer.getJobComplete())) {
          return answer;
        }
      }
    } catch (Exception failed) {
      why = failed;
    }
    cancel(job);
    if (why == null || deadline.passed()) {
      throw new WarehouseFault.Unavailable(
          "BigQuery took too long for %s, which was stopped".formatted(job.getJobId()), why);
    }
    throw why;
  }

  private Found fetched(
      JobReference job,
      @Nullable TableSchema schema,
      List<TableRow> rows,
      @Nullable String token,
      int limit,
      Deadline deadline)
      throws Exception {
    String next = token;
    while (next != null && rows.size() <= limit) {
      GetQueryResultsResponse page = page(job, limit - rows.size(), next, deadline);
      rows.addAll(rows(page.getRows()));
      next = page.getPageToken();
    }
    return new Found(schema, rows);
  }

  private GetQueryResultsResponse page(
      JobReference job, int limit, @Nullable String token, Deadline deadline) throws Exception {
    return ask(
        client
            .jobs()
            .getQueryResults(project, job.getJobId())
            .setLocation(job.getLocation())
            .setFormatOptionsUseInt64Timestamp(true)
            .setMaxResults(page(limit))
            .setPageToken(token)
            .setTimeoutMs(wait(deadline)),
        deadline);
  }

  /** As far as it goes: the job has a time limit of its own. */
  private void cancel(JobReference job) {
    try {
      ask(
          client.jobs().cancel(project, job.getJobId()).setLocation(job.getLocation()),
          Deadline.in(TO_CANCEL));
    } catch (Exception ignored) {
      // it ends by itself
    }
  }

  private static <T> T ask(AbstractGoogleClientRequest<T> call, Deadline deadline)
      throws Exception {
    return Repeated.call(() -> answer(call, deadline), Faults::mayPass, deadline);
  }

  private static <T> T answer(AbstractGoogleClientRequest<T> call, Deadline deadline)
      throws IOException {
    HttpRequest request = call.buildHttpRequest();
    request.setConnectTimeout(deadline.millis()).setReadTimeout(deadline.millis());
    try {
      return request.execute().parseAs(call.getResponseClass());
    } catch (IllegalArgumentException unreadable) {
      throw new IOException("not an answer of BigQuery", unreadable);
    }
  }

  private static List<TableRow> rows(@Nullable List<TableRow> rows) {
    return rows == null ? new ArrayList<>() : new ArrayList<>(rows);
  }

  private static long page(int limit) {
    return Math.min(limit + 1L, PAGE);
  }

  private static long wait(Deadline deadline) {
    return Math.min(deadline.millis(), LONGEST_WAIT_MILLIS);
  }
}
