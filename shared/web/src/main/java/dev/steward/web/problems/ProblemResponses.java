package dev.steward.web.problems;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Turns faults, and the errors the framework finds by itself, into problems. The framework's own
 * messages are never passed on: they repeat what was sent.
 */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<byte[]> {
  MutableHttpResponse<byte[]> respond(HttpRequest<?> request, Fault fault) {
    int status = Statuses.of(fault.type().kind());
    return write(request, fault, HttpResponse.status(status, fault.type().title()));
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    ProblemType type = Statuses.typeOf(response.code());
    Throwable cause = context.getRootCause().orElse(null);
    return write(context.getRequest(), new Fault(type, detail(type, cause)), response);
  }

  private static MutableHttpResponse<byte[]> write(
      HttpRequest<?> request, Fault fault, MutableHttpResponse<?> response) {
    if (fault.type() == ProblemType.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
    }
    Problem problem = Problem.of(fault, response.code());
    MutableHttpResponse<byte[]> written = response.body(problem.bytes());
    written.contentType(Problem.MEDIA_TYPE);
    return request.getMethod() == HttpMethod.HEAD ? written.body(null) : written;
  }

  private static String challenge(HttpRequest<?> request) {
    boolean tried = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    return "Bearer realm=\"steward\"" + (tried ? ", error=\"invalid_token\"" : "");
  }

  private static String detail(ProblemType type, @Nullable Throwable cause) {
    return switch (cause) {
      case ConversionErrorException unreadable ->
          "the value of " + unreadable.getArgument().getName() + " cannot be read";
      case UnsatisfiedRouteException missing -> missing.getArgument().getName() + " is required";
      case null, default -> type.title();
    };
  }
}
