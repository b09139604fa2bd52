package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunView;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;

/** Calling off a run. */
@Controller("/v1/runs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CancelController {
  private final Runs runs;
  private final Executions executions;

  CancelController(Runs runs, Executions executions) {
    this.runs = runs;
    this.executions = executions;
  }

  /**
   * Calls a run off. Before anything was sent it ends as cancelled; once the executor is at work
   * the request to it is dropped and the run ends as unknown, because the effect may have happened.
   */
  @Post("/{id}/cancel")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN})
  RunView cancel(@Parameter(hidden = true) Caller caller, @PathVariable String id) {
    Run run =
        runs.find(caller.tenant(), id)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such run"));
    return RunView.of(executions.cancel(caller, run));
  }
}
