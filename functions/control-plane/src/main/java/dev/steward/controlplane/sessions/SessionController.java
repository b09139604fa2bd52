package dev.steward.controlplane.sessions;

import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.controlplane.ledger.budgets.Budgets;
import dev.steward.controlplane.runs.Page;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Opening, renewing and closing sessions. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {
  private static final Duration DEFAULT_TTL = Duration.ofHours(1);

  private final Sessions sessions;
  private final Budgets budgets;
  private final SessionSettings settings;
  private final InstantSource clock;

  SessionController(
      Sessions sessions, Budgets budgets, SessionSettings settings, InstantSource clock) {
    this.sessions = sessions;
    this.budgets = budgets;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sessions of the tenant, newest first. */
  @Get
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  SessionPage list(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    Page<Session> page =
        Page.of(
            pageSize,
            pageToken,
            "ses",
            (before, limit) -> sessions.page(caller.tenant(), before, limit),
            Session::id);
    return new SessionPage(page.items().stream().map(this::view).toList(), page.next());
  }

  @Get("/{id}")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  SessionView show(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    return view(
        sessions
            .find(caller.tenant(), id)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such session")));
  }

  /**
   * Opens a session for the caller: {@code {"ttl": "PT1H", "budget": "50000"}}. An hour when
   * nothing is said; the budget, in micros, is what may be spent under it in all.
   */
  @Post
  @Idempotent
  @RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<?> open(
      @Parameter(hidden = true) @Body JsonBody body, @Parameter(hidden = true) Caller caller) {
    SessionRequest request = asked(body);
    SessionView opened = view(sessions.open(caller, time(request)));
    if (request.budget() != null) {
      budgets.ofSession(caller, opened.id(), request.budget());
    }
    return HttpResponse.created(opened, URI.create("/v1/sessions/" + opened.id()));
  }

  /** Renews the caller's own session, from now on, under the policy that holds now. */
  @Post("/{id}/renew")
  @Idempotent
  @RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<?> renew(
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    SessionRequest request = asked(body);
    if (request.budget() != null) {
      throw invalid(List.of(new Violation("/budget", "is given when a session is opened")));
    }
    return HttpResponse.ok(view(sessions.renew(caller, id, time(request))));
  }

  /** Closes the caller's own session for good. */
  @Post("/{id}/close")
  @Idempotent
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<?> close(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
    return HttpResponse.ok(view(sessions.close(caller, id)));
  }

  private SessionView view(Session session) {
    return SessionView.of(session, clock.instant());
  }

  private SessionRequest asked(JsonBody body) {
    SessionRequest request =
        switch (RecordJson.read(body.json(), SessionRequest.class)) {
          case Reading.Read<SessionRequest>(SessionRequest value) -> value;
          case Reading.Refused<SessionRequest> refused -> throw invalid(refused.violations());
        };
    if (time(request).compareTo(settings.longest()) > 0) {
      throw invalid(List.of(new Violation("/ttl", "is at most " + settings.longest())));
    }
    return request;
  }

  private static Duration time(SessionRequest request) {
    return request.ttl() == null ? DEFAULT_TTL : request.ttl().duration();
  }

  private static Fault invalid(List<Violation> violations) {
    return new Fault(
        ProblemType.INVALID_INPUT, "the body is no request for a session", violations, null);
  }
}
