package dev.steward.controlplane.shortcuts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.Bounded;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events, decisions, outcomes and jobs by paths that curl, n8n and schedulers can call. Each is a
 * call of the tool that its description names, and answers with that tool's output; {@code
 * Steward-Run} names the run.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class ShortcutController {
  private final Shortcuts shortcuts;

  ShortcutController(Shortcuts shortcuts) {
    this.shortcuts = shortcuts;
  }

  /** Appends an event: {@code decisions.append_event}. */
  @Post("/events")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @Bounded
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<JsonNode> append(
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller,
      @Header("Idempotency-Key") @Nullable String key) {
    return shortcuts.call(caller, "decisions.append_event", body.json(), Optional.ofNullable(key));
  }

  /** The latest events, of one type or of all: {@code decisions.list_events}. */
  @Get("/events")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @Bounded
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<JsonNode> events(
      @Parameter(hidden = true) Caller caller,
      @QueryValue @Nullable String type,
      @QueryValue @Nullable Integer limit) {
    ObjectNode arguments = Json.object();
    if (type != null) {
      arguments.put("type", type);
    }
    if (limit != null) {
      arguments.put("limit", limit);
    }
    return shortcuts.call(caller, "decisions.list_events", arguments, Optional.empty());
  }

  /** Decides a case of a domain: {@code decisions.decide}. */
  @Post("/decisions/{domain}")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @Bounded
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<JsonNode> decide(
      @PathVariable String domain,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller,
      @Header("Idempotency-Key") @Nullable String key) {
    return shortcuts.call(
        caller, "decisions.decide", with(body.json(), "domain", domain), Optional.ofNullable(key));
  }

  /** Reports what came of a decision: {@code decisions.record_outcome}. */
  @Post("/outcomes/{decisionId}")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @Bounded
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<JsonNode> outcome(
      @PathVariable String decisionId,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller,
      @Header("Idempotency-Key") @Nullable String key) {
    return shortcuts.call(
        caller,
        "decisions.record_outcome",
        with(body.json(), "decision_id", decisionId),
        Optional.ofNullable(key));
  }

  /**
   * Runs a daily job, aggregator, distill, scorecards or drift, once a day however often it is
   * asked for: {@code decisions.run_job}. {@code X-Internal-Token} serves as a token here.
   */
  @Post("/jobs/{job}/run")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @Bounded
  @Allow(
      value = {Role.OPERATOR, Role.ADMIN, Role.SCHEDULER},
      jobToken = true)
  HttpResponse<JsonNode> run(
      @PathVariable String job,
      @QueryValue @Nullable String day,
      @Parameter(hidden = true) Caller caller) {
    ObjectNode arguments = Json.object().put("job", job);
    if (day != null) {
      arguments.put("day", day);
    }
    return shortcuts.call(caller, "decisions.run_job", arguments, Optional.empty());
  }

  /** What the path says, the body may not say otherwise. */
  private static JsonNode with(JsonNode body, String name, String value) {
    if (!body.isObject()) {
      throw invalid("", "must be an object");
    }
    if (body.has(name) && !body.path(name).asText().equals(value)) {
      throw invalid("/" + name, "says otherwise than the path");
    }
    return ((ObjectNode) body.deepCopy()).put(name, value);
  }

  private static Fault invalid(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "the body cannot be used",
        List.of(new Violation(pointer, message)),
        null);
  }
}
