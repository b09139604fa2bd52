package dev.steward.controlplane.approvals;

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
import java.util.List;
import java.util.Optional;

/** Where people see what waits for them, and decide. */
@Controller("/v1/approvals")
@ExecuteOn(TaskExecutors.BLOCKING)
class ApprovalController {
  private final Approvals approvals;

  ApprovalController(Approvals approvals) {
    this.approvals = approvals;
  }

  /** Approvals of the tenant, newest first. */
  @Get
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  ApprovalPage list(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    Optional<ApprovalState> only = state(state);
    Page<Approval> page =
        Page.of(
            pageSize,
            pageToken,
            "apr",
            (before, limit) -> approvals.page(caller.tenant(), only, before, limit),
            Approval::id);
    return new ApprovalPage(page.items().stream().map(ApprovalView::of).toList(), page.next());
  }

  @Get("/{id}")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  ApprovalView show(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    return approvals
        .find(caller.tenant(), id)
        .map(ApprovalView::of)
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such approval"));
  }

  /** Lets exactly this call run, once: {@code {"note"?, "digest"?}}. */
  @Post("/{id}/approve")
  @Idempotent
  @RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ApprovalView.class)))
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> approve(
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return decide(caller, id, Decision.Kind.APPROVE, body);
  }

  /** Ends the run: {@code {"note"?, "digest"?}}. */
  @Post("/{id}/reject")
  @Idempotent
  @RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ApprovalView.class)))
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> reject(
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return decide(caller, id, Decision.Kind.REJECT, body);
  }

  /** Ends the run and tells the caller what to change: {@code {"note", "digest"?}}. */
  @Post("/{id}/revise")
  @Idempotent
  @RequestBody(
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ApprovalView.class)))
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> revise(
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return decide(caller, id, Decision.Kind.REVISE, body);
  }

  private HttpResponse<?> decide(Caller caller, String id, Decision.Kind kind, JsonBody body) {
    Decision decision = DecisionBody.read(kind, body.json());
    return HttpResponse.ok(ApprovalView.of(approvals.decide(caller, id, decision)));
  }

  private static Optional<ApprovalState> state(String wire) {
    if (wire.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ApprovalState.of(wire)
            .orElseThrow(
                () ->
                    new Fault(
                        ProblemType.MALFORMED_REQUEST,
                        "the parameters of the list cannot be used",
                        List.of(new Violation("/state", "is not a state of an approval")),
                        null)));
  }
}
