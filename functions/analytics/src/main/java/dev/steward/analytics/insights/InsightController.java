package dev.steward.analytics.insights;

import dev.steward.analytics.pages.Document;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The page of an insight, as it was written. */
@Controller("/reports/insights")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class InsightController {
  private final Insights insights;

  InsightController(Insights insights) {
    this.insights = insights;
  }

  @Get("/{id}")
  HttpResponse<byte[]> page(Caller caller, String id) {
    byte[] page =
        InsightId.parse(id)
            .flatMap(known -> insights.report(caller.tenant(), known))
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such insight"));
    return HttpResponse.ok(page)
        .contentType("text/html; charset=utf-8")
        .header("Content-Security-Policy", Document.CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin");
  }
}
