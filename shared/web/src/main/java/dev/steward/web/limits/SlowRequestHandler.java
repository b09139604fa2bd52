package dev.steward.web.limits;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers a request that trickled in with 408, and ends its connection. */
@Singleton
final class SlowRequestHandler implements ExceptionHandler<SlowRequest, HttpResponse<?>> {
  private final ErrorResponseProcessor<?> responses;

  SlowRequestHandler(ErrorResponseProcessor<?> responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public HttpResponse<?> handle(HttpRequest request, SlowRequest slow) {
    return responses.processResponse(
        ErrorContext.builder(request).cause(slow).build(),
        HttpResponse.status(HttpStatus.REQUEST_TIMEOUT).header(HttpHeaders.CONNECTION, "close"));
  }
}
