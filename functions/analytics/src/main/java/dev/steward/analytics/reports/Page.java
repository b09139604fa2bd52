package dev.steward.analytics.reports;

import dev.steward.analytics.pages.Document;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import j2html.tags.DomContent;

/** How every page is sent: nothing comes from elsewhere, nothing runs, nobody frames it. */
final class Page {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private Page() {}

  static MutableHttpResponse<String> of(
      HttpStatus status, String title, DomContent head, DomContent... content) {
    String page = Document.served(title, head, content);
    return safe(HttpResponse.<String>status(status).body(page))
        .contentType("text/html; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  static <T> MutableHttpResponse<T> safe(MutableHttpResponse<T> response) {
    return response
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin");
  }
}
