package dev.steward.web.observability;

import dev.steward.core.IdSource;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One id that ties together what a request caused: the caller's, if it is of a harmless shape. */
@Singleton
public final class Correlation {
  public static final String HEADER = "X-Correlation-Id";

  private static final List<String> ACCEPTED = List.of(HEADER, "X-Request-Id");
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final String ATTRIBUTE = "steward.correlation";

  private final IdSource ids;

  Correlation(IdSource ids) {
    this.ids = ids;
  }

  public static Optional<String> idOf(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class);
  }

  void begin(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, given(request).orElseGet(() -> ids.next("req")));
  }

  private static Optional<String> given(HttpRequest<?> request) {
    return ACCEPTED.stream()
        .map(name -> request.getHeaders().get(name))
        .filter(id -> id != null && SHAPE.matcher(id).matches())
        .findFirst();
  }
}
