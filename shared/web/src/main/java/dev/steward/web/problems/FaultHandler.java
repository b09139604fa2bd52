package dev.steward.web.problems;

import dev.steward.core.Fault;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Answers a fault with its problem. Its detail may repeat what was sent, and is not logged. */
@Singleton
final class FaultHandler implements ExceptionHandler<Fault, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

  private final ProblemResponses responses;

  FaultHandler(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public HttpResponse<?> handle(HttpRequest request, Fault fault) {
    Level level = Statuses.level(fault.type().kind());
    LOG.atLevel(level).setCause(worthAStack(level, fault)).log(fault.type().slug());
    return responses.respond(request, fault);
  }

  private static @Nullable Throwable worthAStack(Level level, Fault fault) {
    return switch (level) {
      case ERROR -> fault;
      case WARN -> fault.getCause();
      case INFO, DEBUG, TRACE -> null;
    };
  }
}
