package dev.steward.decisions.authoring;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.web.Open;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;

/** The page itself, which knows nothing: whoever writes on it shows their token to the API. */
@Open
@Controller("/constitutions")
final class PageController {
  /** Everything is our own; the editor sets styles from its script, and its marks are data. */
  private static final String SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  @Get
  @Produces("text/html; charset=utf-8")
  HttpResponse<String> page() {
    return sent(Part.PAGE);
  }

  @Get("/parts/{name}")
  HttpResponse<String> part(@PathVariable String name) {
    return Optional.of(name)
        .flatMap(Part::named)
        .map(PageController::sent)
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "the page has no such part"));
  }

  private static HttpResponse<String> sent(Part part) {
    return HttpResponse.ok(part.text())
        .contentType(part.type())
        .header("Content-Security-Policy", SECURITY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cache-Control", part == Part.PAGE ? "no-store" : "max-age=300");
  }
}
