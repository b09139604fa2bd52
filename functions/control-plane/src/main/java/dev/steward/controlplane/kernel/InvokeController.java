package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.RunView;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a tool call comes in. */
@Controller("/v1/tools")
@ExecuteOn(TaskExecutors.BLOCKING)
class InvokeController {
  private final Calls calls;

  InvokeController(Calls calls) {
    this.calls = calls;
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
    return calls.answer(call, prefer);
  }
}
