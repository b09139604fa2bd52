package dev.steward.controlplane.ledger.usage;

import dev.steward.controlplane.ledger.paging.Cursor;
import dev.steward.controlplane.ledger.paging.Parameters;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the caller's tenant spent. */
@Controller("/v1/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class UsageController {
  private static final Duration USUAL = Duration.ofDays(30);

  private final Spending spending;
  private final InstantSource clock;

  UsageController(Spending spending, InstantSource clock) {
    this.spending = spending;
    this.clock = clock;
  }

  /**
   * Sums of what was charged by tenant, principal, session, task, run or tool, in stretches of an
   * hour, a day or a month where {@code bucket} says so. {@code from} is thirty days ago and {@code
   * to} is now unless given; what is held is not in it.
   */
  @Get
  UsagePage usage(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "tool") String by,
      @QueryValue(defaultValue = "") String from,
      @QueryValue(defaultValue = "") String to,
      @QueryValue(defaultValue = "") String bucket,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    UsageQuestion question = question(by, from, to, bucket, pageToken);
    int size = Parameters.pageSize(pageSize);
    List<UsageRow> rows = spending.sums(caller.tenant(), question, last(pageToken), size + 1);
    List<UsageRow> shown = rows.subList(0, Math.min(size, rows.size()));
    return new UsagePage(
        question.by().wire(),
        question.from(),
        question.to(),
        question.bucket().map(Bucket::wire),
        shown.stream().map(row -> UsageView.of(row, question.bucket().isPresent())).toList(),
        rows.size() > size ? Optional.of(token(question, shown.getLast())) : Optional.empty());
  }

  /** The later pages are about the same time as the first. */
  private UsageQuestion question(
      String by, String from, String to, String bucket, String pageToken) {
    Optional<List<String>> first = Cursor.decode(pageToken, 5);
    Instant end =
        first
            .flatMap(keys -> Parameters.moment("pageToken", keys.get(1)))
            .or(() -> Parameters.moment("to", to))
            .orElseGet(clock::instant);
    Instant begin =
        first
            .flatMap(keys -> Parameters.moment("pageToken", keys.get(0)))
            .or(() -> Parameters.moment("from", from))
            .orElseGet(() -> end.minus(USUAL));
    if (!begin.isBefore(end)) {
      throw Parameters.refused("from", "is before to");
    }
    return new UsageQuestion(
        Parameters.oneOf("by", Dimension.class, by),
        begin,
        end,
        Parameters.given(bucket).map(text -> Parameters.oneOf("bucket", Bucket.class, text)));
  }

  private static Optional<UsageRow> last(String pageToken) {
    return Cursor.decode(pageToken, 5)
        .map(
            keys ->
                new UsageRow(
                    keys.get(3),
                    Parameters.moment("pageToken", keys.get(2)).orElse(Instant.EPOCH),
                    keys.get(4),
                    0,
                    0));
  }

  private static String token(UsageQuestion question, UsageRow last) {
    return Cursor.encode(
        question.from().toString(),
        question.to().toString(),
        last.startsAt().toString(),
        last.subject(),
        last.currency());
  }
}
