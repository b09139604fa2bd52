package dev.steward.controlplane.ledger.rates;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.controlplane.runs.Page;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often the caller's tenant, its principals, sessions and tools may be called. */
@Controller("/v1/rate-limits")
@ExecuteOn(TaskExecutors.BLOCKING)
class RateLimitController {
  private final RateLimits limits;

  RateLimitController(RateLimits limits) {
    this.limits = limits;
  }

  /** Rate limits, newest first. */
  @Get
  @Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
  RateLimitPage list(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    Page<RateRow> page =
        Page.of(
            pageSize,
            pageToken,
            "rat",
            (before, limit) -> limits.page(caller.tenant(), before, limit),
            RateRow::id);
    return new RateLimitPage(page.items().stream().map(RateLimitView::of).toList(), page.next());
  }

  /**
   * Makes a limit: {@code scope} is tenant, principal, session or tool, {@code window} second,
   * minute or hour, {@code calls} how many are let through in one. Without a {@code subject} each
   * principal, session or tool has the limit to itself.
   */
  @Post
  @Idempotent
  @RequestBody(
      required = true,
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RateLimitView.class)))
  @Allow(Role.ADMIN)
  HttpResponse<?> create(
      @Parameter(hidden = true) Caller caller, @Parameter(hidden = true) @Body JsonBody body) {
    RateLimitView made =
        switch (RecordJson.read(body.json(), RateDraft.class)) {
          case Reading.Read<RateDraft>(RateDraft draft) ->
              RateLimitView.of(limits.create(caller, draft));
          case Reading.Refused<RateDraft> refused ->
              throw new Fault(
                  ProblemType.INVALID_INPUT, "the body cannot be used", refused.violations(), null);
        };
    return HttpResponse.created(made, URI.create("/v1/rate-limits/" + made.id()));
  }

  @Delete("/{id}")
  @Idempotent
  @ApiResponse(responseCode = "204", description = "the limit is gone")
  @Allow(Role.ADMIN)
  HttpResponse<?> remove(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    limits.remove(caller, id);
    return HttpResponse.noContent();
  }

  /** Some limits, and the token for the next page when there are more. */
  @Introspected
  record RateLimitPage(
      List<RateLimitView> rateLimits,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
          Optional<String> nextPageToken) {}

  /**
   * A rate limit.
   *
   * @param id its id
   * @param scope tenant, principal, session or tool
   * @param subject whom it holds for; each one when absent
   * @param window second, minute or hour
   * @param calls how many calls are let through in a window
   * @param createdBy who made it
   * @param createdAt when it was made
   */
  @Introspected
  @Schema(name = "RateLimit")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RateLimitView(
      String id,
      String scope,
      @Schema(requiredMode = NOT_REQUIRED) Optional<String> subject,
      String window,
      int calls,
      String createdBy,
      Instant createdAt) {
    static RateLimitView of(RateRow row) {
      return new RateLimitView(
          row.id(),
          row.scope(),
          Optional.ofNullable(row.subject()),
          row.span(),
          row.calls(),
          row.createdBy(),
          row.createdAt());
    }
  }
}
