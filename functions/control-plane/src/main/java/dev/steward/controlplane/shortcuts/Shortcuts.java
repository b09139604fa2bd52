package dev.steward.controlplane.shortcuts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Calls;
import dev.steward.controlplane.kernel.Telemetry;
import dev.steward.controlplane.kernel.ToolCall;
import dev.steward.controlplane.runs.RunView;
import dev.steward.core.Caller;
import dev.steward.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Calls a tool, and answers with its output instead of its run. */
@Singleton
final class Shortcuts {
  private final Calls calls;

  Shortcuts(Calls calls) {
    this.calls = calls;
  }

  HttpResponse<JsonNode> call(
      Caller caller, String tool, JsonNode arguments, Optional<String> key) {
    HttpResponse<RunView> answer =
        calls.answer(
            new ToolCall(
                caller,
                tool,
                arguments,
                Telemetry.currentTrace(),
                Optional.empty(),
                Optional.empty(),
                key),
            "");
    RunView run = Objects.requireNonNull(answer.body());
    MutableHttpResponse<JsonNode> response = HttpResponse.status(answer.status());
    answer.getHeaders().forEach((name, values) -> values.forEach(it -> response.header(name, it)));
    return response.body(
        run.output().orElseGet(() -> Json.object().put("run", run.id()).put("state", run.state())));
  }
}
