package dev.steward.analytics.reports;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;

/**
 * Lets browsers in by the door everybody else uses: a token from the cookie becomes the token of
 * the request, for reading only, and is then judged like any other. Who is not let in is shown
 * where to sign in.
 */
@ServerFilter({TokenCookie.PATH, TokenCookie.PATH + "/**"})
final class BrowserFilter implements Ordered {
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  HttpRequest<?> withToken(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.GET
        || request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
      return request;
    }
    return TokenCookie.read(request)
        .<HttpRequest<?>>map(
            token -> request.mutate().header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
        .orElse(request);
  }

  @ResponseFilter
  HttpResponse<?> toTheDoor(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean reads = request.getMethod() == HttpMethod.GET;
    boolean refused =
        response.status() == HttpStatus.UNAUTHORIZED || response.status() == HttpStatus.FORBIDDEN;
    if (!reads
        || !refused
        || request.accept().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals)) {
      return response;
    }
    String why =
        TokenCookie.read(request).isEmpty()
            ? ""
            : response.status() == HttpStatus.FORBIDDEN ? "?why=role" : "?why=expired";
    return HttpResponse.seeOther(URI.create("/reports/sign-in" + why))
        .cookie(TokenCookie.gone(request));
  }
}
