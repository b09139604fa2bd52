package dev.steward.analytics.reports;

import dev.steward.analytics.charts.Html;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** The frame of every page: nothing comes from elsewhere, nothing runs, nobody frames it. */
final class Page {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private Page() {}

  static MutableHttpResponse<String> of(HttpStatus status, String title, Html head, Html body) {
    Html page =
        Html.of(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{} · Steward</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/reports/style.css">
            </head>
            <body>
            <header><a class="brand" href="/reports">Steward</a>{}</header>
            <main>
            {}
            </main>
            </body>
            </html>
            """,
            title,
            head,
            body);
    return safe(HttpResponse.<String>status(status).body(page.text()))
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
