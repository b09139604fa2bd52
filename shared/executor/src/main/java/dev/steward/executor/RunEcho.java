package dev.steward.executor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every answer, refusals too, names the run it answers. */
@ServerFilter(ServedTools.PREFIX + "**")
final class RunEcho {
  @ResponseFilter
  void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String run = request.getHeaders().get(CallHeaders.RUN);
    if (run != null && CallHeaders.isRun(run)) {
      response.header(CallHeaders.RUN, run);
    }
  }
}
