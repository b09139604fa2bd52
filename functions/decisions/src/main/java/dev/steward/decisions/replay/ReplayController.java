package dev.steward.decisions.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What another policy would have decided: as JSON, or as a page. */
@Controller("/v1/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class ReplayController {
  private static final int LAST = 1_000;

  private final Replays replays;

  ReplayController(Replays replays) {
    this.replays = replays;
  }

  /**
   * The last so many decisions of the policy's domain, or those since a moment; perhaps with the
   * page beside the report.
   */
  record Asked(
      String policy, @Nullable Integer last, @Nullable String since, @Nullable Boolean page) {}

  /** A report, and the same as a page where that was asked for. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Replayed(@JsonUnwrapped Report report, Optional<String> page) {}

  @Post
  Replayed replay(Caller caller, @Body JsonBody body) {
    Asked asked = body.as(Asked.class, "that is no replay");
    Report report =
        replays.replay(
            caller.tenant(),
            PolicyId.parse(asked.policy()),
            selection(Optional.ofNullable(asked.last()), Optional.ofNullable(asked.since())));
    return new Replayed(
        report,
        Boolean.TRUE.equals(asked.page()) ? Optional.of(ReplayPage.of(report)) : Optional.empty());
  }

  @Get("/page")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> page(
      Caller caller, @QueryValue String policy, Optional<Integer> last, Optional<String> since) {
    Report report = replays.replay(caller.tenant(), PolicyId.parse(policy), selection(last, since));
    return HttpResponse.ok(ReplayPage.of(report))
        .header("Content-Security-Policy", ReplayPage.SECURITY);
  }

  private static Selection selection(Optional<Integer> last, Optional<String> since) {
    if (last.isPresent() && since.isPresent()) {
      throw invalid("/since", "say last or since, not both");
    }
    if (since.isPresent()) {
      try {
        return new Selection.Since(Instant.parse(since.get()));
      } catch (DateTimeException e) {
        throw invalid("/since", "must be a moment such as 2026-03-01T09:00:00Z");
      }
    }
    int count = last.orElse(LAST);
    if (count < 1 || count > PastRows.MOST) {
      throw invalid("/last", "lies between 1 and " + PastRows.MOST);
    }
    return new Selection.Last(count);
  }

  private static Fault invalid(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "that is no replay",
        List.of(new Violation(pointer, message)),
        null);
  }
}
