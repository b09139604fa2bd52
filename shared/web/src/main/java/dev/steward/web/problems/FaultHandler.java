package dev.steward.web.problems;

import dev.steward.core.Fault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a fault with its problem. */
@Singleton
final class FaultHandler implements ExceptionHandler<Fault, HttpResponse<?>> {
  private final ProblemResponses responses;

  FaultHandler(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public HttpResponse<?> handle(HttpRequest request, Fault fault) {
    return responses.respond(request, fault);
  }
}
