package dev.steward.web.problems;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody foresaw: logged once, with its stack; the caller learns the correlation id only. */
@Singleton
final class UnexpectedHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);

  /** As Micronaut recognises a caller that went away. */
  private static final Pattern GONE =
      Pattern.compile(
          ".*(?:connection (?:reset|closed|abort|broken)|broken pipe).*", Pattern.CASE_INSENSITIVE);

  private final ProblemResponses responses;

  UnexpectedHandler(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public HttpResponse<?> handle(HttpRequest request, Throwable cause) {
    if (callerIsGone(cause)) {
      return responses.respond(
          request, new Fault(ProblemType.MALFORMED_REQUEST, "the request did not arrive whole"));
    }
    LOG.error("unexpected failure", cause);
    return responses.respond(
        request, new Fault(ProblemType.INTERNAL, "the failure is logged with this correlation id"));
  }

  private static boolean callerIsGone(Throwable cause) {
    return cause instanceof IOException
        && GONE.matcher(String.valueOf(cause.getMessage())).matches();
  }
}
