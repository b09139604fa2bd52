package dev.steward.controlplane.runs;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.web.Allow;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** What became of tool calls: the runs of the caller's tenant and their history. */
@Controller("/v1/runs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
final class RunController {
  private static final String STREAM_WANTED =
      "T(dev.steward.controlplane.runs.EventStreams).wanted(request)";

  private final Runs runs;
  private final RunEvents events;

  RunController(Runs runs, RunEvents events) {
    this.runs = runs;
    this.events = events;
  }

  /** Runs, newest first. */
  @Get
  RunPage list(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "") String tool,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String principal,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    RunFilter filter =
        new RunFilter(given(tool), given(state).map(RunController::state), given(principal));
    Page<Run> page =
        Page.of(
            pageSize,
            pageToken,
            "run",
            (before, limit) -> runs.page(caller.tenant(), filter, before, limit),
            Run::id);
    return new RunPage(page.items().stream().map(RunView::of).toList(), page.next());
  }

  @Get("/{id}")
  RunView one(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    return RunView.of(find(caller, id));
  }

  /** The run's entries in the journal, oldest first. */
  @Get("/{id}/events")
  @RouteCondition("#{!(" + STREAM_WANTED + ")}")
  RunEventPage events(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    return new RunEventPage(events.all(find(caller, id)));
  }

  /** The same while they happen; ends with the run. Resumes after {@code Last-Event-ID}. */
  @Get("/{id}/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @RouteCondition("#{" + STREAM_WANTED + "}")
  Publisher<Event<RunEvent>> follow(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String id,
      @Header(name = "Last-Event-ID", defaultValue = "0") long lastEventId) {
    return events.follow(find(caller, id), lastEventId);
  }

  private Run find(Caller caller, String id) {
    return runs.find(caller.tenant(), id)
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such run"));
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isBlank());
  }

  private static RunState state(String wire) {
    try {
      return RunState.of(wire);
    } catch (IllegalArgumentException unknown) {
      throw invalid("state", "is none of the states of a run");
    }
  }

  private static Fault invalid(String parameter, String message) {
    return new Fault(
        ProblemType.MALFORMED_REQUEST,
        "the query cannot be used",
        List.of(new Violation("/" + parameter, message)),
        null);
  }
}
