package dev.steward.controlplane.reconciliation;

import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.controlplane.runs.RunView;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;

/** Saying what happened where no machine can find out. */
@Controller("/v1/runs")
@ExecuteOn(TaskExecutors.BLOCKING)
class ResolveController {
  private final Resolutions resolutions;

  ResolveController(Resolutions resolutions) {
    this.resolutions = resolutions;
  }

  /**
   * Ends a run of unknown outcome: {@code {"outcome": "succeeded", "note": "..."}}, or {@code
   * failed}. The note says how that is known.
   */
  @Post("/{id}/resolve")
  @Idempotent
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> resolve(
      @PathVariable String id,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return HttpResponse.ok(
        RunView.of(resolutions.resolve(caller, id, Resolution.read(body.json()))));
  }
}
