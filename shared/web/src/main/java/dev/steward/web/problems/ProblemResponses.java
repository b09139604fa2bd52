package dev.steward.web.problems;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.web.observability.Correlation;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Optional;
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
    HttpRequest<?> request = context.getRequest();
    if (request.getMethod() == HttpMethod.OPTIONS && response.code() == 405) {
      return response.status(HttpStatus.NO_CONTENT).body(null);
    }
    Throwable cause = context.getRootCause().orElse(null);
    if (cause == null && response.code() == 413) {
      // the decoder's own: a body over its limit comes with its exception
      response.status(431, "Request Header Fields Too Large");
    }
    ProblemType type = Statuses.typeOf(response.code());
    return write(request, new Fault(type, detail(response.code(), type, cause)), response);
  }

  private static MutableHttpResponse<byte[]> write(
      HttpRequest<?> request, Fault fault, MutableHttpResponse<?> response) {
    if (fault.type() == ProblemType.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
    }
    fault.headers().forEach(response::header);
    if (Statuses.passes(fault.type()) && !fault.headers().containsKey(HttpHeaders.RETRY_AFTER)) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    response.contentType(Problem.MEDIA_TYPE);
    if (request.getMethod() == HttpMethod.HEAD) {
      return response.body(null);
    }
    Optional<String> correlation = Correlation.idOf(request);
    return response.body(Problem.of(fault, response.code(), correlation).bytes());
  }

  private static String challenge(HttpRequest<?> request) {
    boolean tried = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    return "Bearer realm=\"steward\"" + (tried ? ", error=\"invalid_token\"" : "");
  }

  private static String detail(int status, ProblemType type, @Nullable Throwable cause) {
    return switch (cause) {
      case ConversionErrorException unreadable ->
          "the value of " + unreadable.getArgument().getName() + " cannot be read";
      case UnsatisfiedRouteException missing -> missing.getArgument().getName() + " is required";
      case null, default ->
          switch (status) {
            case 408 -> "the request took too long to arrive";
            case 431 -> "the request line or the headers are too long";
            default -> type.title();
          };
    };
  }
}
