package dev.steward.analytics.reports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/**
 * The token of somebody who looks at the pages with a browser. No script can read it, no other site
 * can have it sent, and it is sent to the pages alone, which change nothing.
 */
final class TokenCookie {
  static final String PATH = "/reports";

  private static final String NAME = "steward-reports";
  private static final int LONGEST = 3_800; // what browsers keep, with the name and the attributes

  private TokenCookie() {}

  static boolean fits(String token) {
    return token.length() <= LONGEST && token.matches("[A-Za-z0-9_.-]+");
  }

  static Optional<String> read(HttpRequest<?> request) {
    return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(TokenCookie::fits);
  }

  /** Until the browser is closed, or the token expires. */
  static Cookie of(String token, HttpRequest<?> request) {
    return Cookie.of(NAME, token)
        .path(PATH)
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .secure(overTls(request));
  }

  static Cookie gone(HttpRequest<?> request) {
    return of("", request).maxAge(0);
  }

  private static boolean overTls(HttpRequest<?> request) {
    return request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
  }
}
