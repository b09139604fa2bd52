package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Stylesheet;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.web.Open;
import dev.steward.web.identity.BearerTokens;
import dev.steward.web.identity.Unauthenticated;
import dev.steward.web.problems.Statuses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where somebody with a browser shows their token, once. */
@Open
@Controller("/reports")
@Produces(MediaType.TEXT_HTML)
@Requires(bean = ReportsController.class)
final class SignInController {
  private static final Map<String, String> WHY =
      Map.of(
          "expired", "Your token is not accepted any more.",
          "role", "None of your roles may look at the reports.");

  private final BearerTokens tokens;

  SignInController(BearerTokens tokens) {
    this.tokens = tokens;
  }

  @Get("/sign-in")
  HttpResponse<String> form(@QueryValue(defaultValue = "") String why) {
    return form(HttpStatus.OK, WHY.getOrDefault(why, ""));
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> signIn(HttpRequest<?> request, @Body("token") @Nullable String token) {
    refuseOtherSites(request);
    String shown = token == null ? "" : token.strip();
    try {
      if (!TokenCookie.fits(shown)) {
        throw new Unauthenticated("that is no token");
      }
      var _ = tokens.verify(shown);
    } catch (Fault fault) {
      return form(HttpStatus.valueOf(Statuses.of(fault.type().kind())), fault.detail());
    }
    return HttpResponse.<String>seeOther(URI.create("/reports"))
        .cookie(TokenCookie.of(shown, request));
  }

  @Post("/sign-out")
  @Consumes(MediaType.ALL)
  HttpResponse<String> signOut(HttpRequest<?> request) {
    refuseOtherSites(request);
    return HttpResponse.<String>seeOther(URI.create("/reports/sign-in"))
        .cookie(TokenCookie.gone(request));
  }

  @Get(uri = "/style.css", produces = "text/css")
  HttpResponse<String> style() {
    return Page.safe(HttpResponse.ok(Stylesheet.text()))
        .contentType("text/css; charset=utf-8")
        .header("Cache-Control", "max-age=300");
  }

  /** No other page signs anybody in as somebody else, or out. */
  private static void refuseOtherSites(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new Fault(ProblemType.FORBIDDEN, "this form is sent from its own page alone");
    }
  }

  private static HttpResponse<String> form(HttpStatus status, String trouble) {
    return Page.of(
        status,
        "Sign in",
        each(),
        section(
                h1("Sign in"),
                trouble.isEmpty()
                    ? each()
                    : div(trouble).withClass("trouble").attr("role", "alert"),
                j2html.TagCreator.form(
                        label("Your token").withFor("token"),
                        input()
                            .withId("token")
                            .withName("token")
                            .withType("password")
                            .attr("autocomplete", "off")
                            .attr("required")
                            .attr("autofocus"),
                        button("Show the reports"))
                    .withMethod("post")
                    .withAction("/reports/sign-in"),
                p(join(
                        code("./steward token --role viewer"),
                        "prints one for this machine. This browser keeps it until it is closed, for"
                            + " these pages only."))
                    .withClass("note"))
            .withClass("door"));
  }
}
