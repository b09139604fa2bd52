package dev.steward.decisions.pages;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page and its parts. It knows nothing, so anybody may have it: whoever works with it shows their
 * token to the API.
 */
public final class StaticPage {
  /** Everything is our own; an editor sets styles from its script, and its marks are data. */
  private static final String SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private final Class<?> room;
  private final String page;
  private final Map<String, String> parts = new HashMap<>();

  private StaticPage(Class<?> room) {
    this.room = room;
    this.page = read(room, "page.html");
  }

  /** {@code page.html}, {@code .css} and {@code .js} beside the class, and what all pages share. */
  public static StaticPage beside(Class<?> room) {
    StaticPage it = new StaticPage(room);
    it.parts.put("base.css", read(StaticPage.class, "base.css"));
    it.parts.put("api.js", read(StaticPage.class, "api.js"));
    return it.with("page.css", "page.css").with("page.js", "page.js");
  }

  /** A part that is put together from resources. */
  public StaticPage with(String name, String... resources) {
    parts.put(
        name,
        List.of(resources).stream()
            .map(each -> read(room, each))
            .collect(Collectors.joining("\n")));
    return this;
  }

  public HttpResponse<String> page() {
    return sent("page.html", page, "no-store");
  }

  public HttpResponse<String> part(String name) {
    String text = parts.get(name);
    if (text == null) {
      throw new Fault(ProblemType.NOT_FOUND, "the page has no such part");
    }
    return sent(name, text, "max-age=300");
  }

  private static HttpResponse<String> sent(String name, String text, String caching) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return HttpResponse.ok(text)
        .contentType(type + "; charset=utf-8")
        .header("Content-Security-Policy", SECURITY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cache-Control", caching);
  }

  private static String read(Class<?> room, String resource) {
    try (InputStream in = room.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
