package dev.steward.controlplane.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.controlplane.runs.Page;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
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
import java.time.format.DateTimeParseException;
import java.util.List;

/** Opening, renewing and closing sessions. */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {
  private static final Duration DEFAULT_TTL = Duration.ofHours(1);

  private final Sessions sessions;
  private final SessionSettings settings;
  private final InstantSource clock;

  SessionController(Sessions sessions, SessionSettings settings, InstantSource clock) {
    this.sessions = sessions;
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

  /** Opens a session for the caller: {@code {"ttl": "PT1H"}}, an hour when nothing is said. */
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
    SessionView opened = view(sessions.open(caller, ttl(body.json())));
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
    return HttpResponse.ok(view(sessions.renew(caller, id, ttl(body.json()))));
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

  private Duration ttl(JsonNode body) {
    JsonNode ttl = body.path("ttl");
    if (!body.isObject() || body.size() > (ttl.isMissingNode() ? 0 : 1)) {
      throw invalid("", "is {} or {\"ttl\": an ISO 8601 duration}");
    }
    if (ttl.isMissingNode()) {
      return DEFAULT_TTL;
    }
    try {
      Duration asked = Duration.parse(ttl.asText());
      if (asked.isPositive() && asked.compareTo(settings.longest()) <= 0) {
        return asked;
      }
    } catch (DateTimeParseException notADuration) {
      // told below
    }
    throw invalid(
        "/ttl", "is an ISO 8601 duration of at most " + settings.longest() + ", such as PT1H");
  }

  private static Fault invalid(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "the body is no request for a session",
        List.of(new Violation(pointer, message)),
        null);
  }
}
