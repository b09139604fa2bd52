package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunFault;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.RunView;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a tool call comes in. */
@Controller("/v1/tools")
@ExecuteOn(TaskExecutors.BLOCKING)
class InvokeController {
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Kernel kernel;
  private final Executions executions;
  private final Overhead overhead;
  private final Telemetry telemetry;

  InvokeController(Kernel kernel, Executions executions, Overhead overhead, Telemetry telemetry) {
    this.kernel = kernel;
    this.executions = executions;
    this.overhead = overhead;
    this.telemetry = telemetry;
  }

  /**
   * Calls a tool with the arguments in the body. Answers when the run has ended; with {@code
   * Prefer: respond-async}, or when {@code Prefer: wait=N} seconds have passed, answers 202 with
   * the run to ask for.
   */
  @Post("/{tool}/invoke")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", description = "the run succeeded")
  @ApiResponse(responseCode = "202", description = "the run goes on")
  @Bounded
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER})
  HttpResponse<RunView> invoke(
      @PathVariable String tool,
      @Parameter(hidden = true) @Body JsonBody arguments,
      @Parameter(hidden = true) Caller caller,
      @Header(name = "Prefer", defaultValue = "") String prefer,
      @Header("Steward-Session") @Nullable String session,
      @Header("Steward-Task") @Nullable String task,
      @Header("Idempotency-Key") @Nullable String key) {
    ToolCall call =
        new ToolCall(
            caller,
            tool,
            arguments.json(),
            Telemetry.currentTrace(),
            Optional.ofNullable(session),
            Optional.ofNullable(task),
            Optional.ofNullable(key));
    return telemetry.inCallSpan(call, () -> answer(call, Prefer.parse(prefer)));
  }

  private HttpResponse<RunView> answer(ToolCall call, Prefer prefer) {
    boolean inline = !prefer.async() && prefer.waitSeconds().isEmpty();
    long start = System.nanoTime();
    Admission admission = inline ? kernel.admitAndDispatch(call) : kernel.admit(call);
    return switch (admission) {
      case Admission.Refused refused -> throw new RunFault(refused.run());
      case Admission.Held held -> accepted(held.run(), "");
      case Admission.Replayed replayed -> again(replayed.run(), inline);
      case Admission.Admitted admitted when inline -> {
        Run run = executions.now(admitted);
        overhead.whole(run, System.nanoTime() - start);
        yield finished(run);
      }
      case Admission.Admitted admitted when prefer.async() -> {
        var _ = executions.start(admitted);
        yield accepted(admitted.run(), "respond-async");
      }
      case Admission.Admitted admitted ->
          executions
              .startAndWait(admitted, prefer.waitSeconds().orElseThrow())
              .map(InvokeController::finished)
              .orElseGet(() -> accepted(admitted.run(), "wait=" + prefer.waitSeconds().getAsInt()));
    };
  }

  /** The same request came before: its answer, or that it is still on its way. */
  private static HttpResponse<RunView> again(Run run, boolean inline) {
    if (run.state().settled()) {
      return finished(run, true);
    }
    if (inline && run.state() != RunState.HELD) {
      throw new InProgress(run);
    }
    return accepted(run, "").header(REPLAYED, "true");
  }

  private static HttpResponse<RunView> finished(Run run) {
    return finished(run, false);
  }

  private static HttpResponse<RunView> finished(Run run, boolean replayed) {
    if (run.state() != RunState.SUCCEEDED) {
      throw new RunFault(run, replayed);
    }
    MutableHttpResponse<RunView> response =
        HttpResponse.ok(RunView.of(run)).header("Steward-Run", run.id());
    return replayed ? response.header(REPLAYED, "true") : response;
  }

  private static MutableHttpResponse<RunView> accepted(Run run, String applied) {
    MutableHttpResponse<RunView> response = HttpResponse.accepted();
    response
        .body(RunView.of(run))
        .header(HttpHeaders.LOCATION, URI.create("/v1/runs/" + run.id()).toString())
        .header("Steward-Run", run.id());
    return applied.isEmpty() ? response : response.header("Preference-Applied", applied);
  }
}
