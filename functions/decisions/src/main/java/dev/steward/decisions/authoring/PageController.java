package dev.steward.decisions.authoring;

import dev.steward.decisions.pages.StaticPage;
import dev.steward.web.Open;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;

/** The page to write a constitution on; the editor comes from its jar. */
@Open
@Controller("/constitutions")
final class PageController {
  private static final String EDITOR = "/META-INF/resources/webjars/codemirror/5.65.20/";
  private static final StaticPage PAGE =
      StaticPage.beside(PageController.class)
          .with("editor.css", EDITOR + "lib/codemirror.css", EDITOR + "addon/lint/lint.css")
          .with(
              "editor.js",
              EDITOR + "lib/codemirror.js",
              EDITOR + "mode/yaml/yaml.js",
              EDITOR + "addon/lint/lint.js");

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
