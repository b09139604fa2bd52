package dev.steward.controlplane.ledger.budgets;

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
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
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

/** How much the caller's tenant, its sessions and its tasks may spend. */
@Controller("/v1/budgets")
@ExecuteOn(TaskExecutors.BLOCKING)
class BudgetController {
  private final Budgets budgets;

  BudgetController(Budgets budgets) {
    this.budgets = budgets;
  }

  /** Budgets with what is spent and held in their present period, newest first. */
  @Get
  @Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
  BudgetPage list(
      @Parameter(hidden = true) Caller caller,
      @QueryValue(defaultValue = "50") int pageSize,
      @QueryValue(defaultValue = "") String pageToken) {
    Page<Budget> page =
        Page.of(
            pageSize,
            pageToken,
            "bud",
            (before, limit) -> budgets.page(caller.tenant(), before, limit),
            Budget::id);
    return new BudgetPage(page.items().stream().map(BudgetView::of).toList(), page.next());
  }

  @Get("/{id}")
  @Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
  BudgetView one(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    return BudgetView.of(budgets.one(caller.tenant(), id));
  }

  /**
   * Makes a budget: {@code scope} is tenant, session or task, {@code window} day, month, total or
   * lifetime, {@code limit} whole micros in a string, {@code currency} that of the price table.
   * Calls that are under way already do not count against it.
   */
  @Post
  @Idempotent
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  @Allow(Role.ADMIN)
  HttpResponse<?> create(
      @Parameter(hidden = true) Caller caller, @Parameter(hidden = true) @Body JsonBody body) {
    BudgetView made = BudgetView.of(budgets.create(caller, read(body, BudgetDraft.class)));
    return HttpResponse.created(made, URI.create("/v1/budgets/" + made.id()));
  }

  /** Changes the limit, at once and for calls to come: what is held stays held. */
  @Patch("/{id}")
  @Idempotent
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BudgetView.class)))
  @Allow(Role.ADMIN)
  HttpResponse<?> change(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body) {
    // A budget that is not there goes before a body that is wrong.
    Budget budget = budgets.one(caller.tenant(), id);
    BudgetChange change = read(body, BudgetChange.class);
    return HttpResponse.ok(BudgetView.of(budgets.change(caller, budget.id(), change)));
  }

  /** Removes a budget. Calls that are under way settle in it all the same. */
  @Delete("/{id}")
  @Idempotent
  @ApiResponse(responseCode = "204", description = "the budget is gone")
  @Allow(Role.ADMIN)
  HttpResponse<?> remove(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    budgets.remove(caller, id);
    return HttpResponse.noContent();
  }

  private static <T> T read(JsonBody body, Class<T> type) {
    return switch (RecordJson.read(body.json(), type)) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Refused<T> refused ->
          throw new Fault(
              ProblemType.INVALID_INPUT, "the body cannot be used", refused.violations(), null);
    };
  }
}
