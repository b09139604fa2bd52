package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.JsonLimits;
import dev.steward.json.StrictJson;
import dev.steward.web.Allow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Serves every tool of this process, to the control plane only. */
@Allow(Role.SERVICE)
@Controller(ServedTools.PREFIX)
final class ToolController {
  private final ServedTools tools;
  private final ToolTimers timers;
  private final Work work;

  ToolController(ServedTools tools, ToolTimers timers, Work work) {
    this.tools = tools;
    this.timers = timers;
    this.work = work;
  }

  @Post("{+tool}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<JsonNode> execute(String tool, HttpRequest<?> request, @Body byte[] body) {
    ToolHandler<?, ?> handler =
        tools
            .at(ServedTools.PREFIX + tool)
            .orElseThrow(
                () -> new Fault(ProblemType.TOOL_UNKNOWN, "no tool is served at this path"));
    Invocation invocation = CallHeaders.read(request.getHeaders(), handler.tool());
    work.inTime(invocation);
    return timers.timed(handler.tool(), () -> work.carryOut(handler, invocation, json(body)));
  }

  /**
   * From bytes: the functions runtime has its own way from JSON to objects, which is not strict.
   */
  private static JsonNode json(byte[] body) {
    int limit = JsonLimits.DEFAULT.bytes();
    if (body.length > limit) {
      throw new Fault(ProblemType.BODY_TOO_LARGE, "a body is at most " + limit + " bytes");
    }
    return StrictJson.parse(body);
  }
}
