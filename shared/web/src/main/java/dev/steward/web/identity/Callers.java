package dev.steward.web.identity;

import dev.steward.core.Caller;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The authenticated caller of a request: set once by the decision point, read by all after it. */
public final class Callers {
  private static final String ATTRIBUTE = "steward.caller";

  private Callers() {}

  public static Optional<Caller> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class);
  }

  public static void set(HttpRequest<?> request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
