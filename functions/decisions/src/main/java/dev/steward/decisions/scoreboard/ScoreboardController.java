package dev.steward.decisions.scoreboard;

import dev.steward.decisions.pages.StaticPage;
import dev.steward.web.Open;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;

/**
 * Who decides, who is better, who is approved, what has changed; {@code #finance} names a domain.
 */
@Open
@Controller("/scorecards")
final class ScoreboardController {
  private static final StaticPage PAGE = StaticPage.beside(ScoreboardController.class);

  @Get
  @Produces("text/html; charset=utf-8")
  HttpResponse<String> page() {
    return PAGE.page();
  }

  @Get("/parts/{name}")
  HttpResponse<String> part(@PathVariable String name) {
    return PAGE.part(name);
  }
}
