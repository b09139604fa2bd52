package dev.steward.web.observability;

import dev.steward.web.identity.Callers;
import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;

/** What every log line within a request carries; ids only, nothing a caller sent as content. */
final class LogContext {
  private static final String ATTRIBUTE = "steward.log-context";

  private LogContext() {}

  static Map<String, String> of(HttpRequest<?> request) {
    Map<String, String> context = new HashMap<>();
    Correlation.idOf(request).ifPresent(id -> context.put("correlationId", id));
    Callers.of(request).ifPresent(caller -> context.put("tenant", caller.tenant().value()));
    SpanContext span = request.getAttribute(ATTRIBUTE, SpanContext.class).orElse(current());
    if (span.isValid()) {
      context.put("traceId", span.getTraceId());
      context.put("spanId", span.getSpanId());
    }
    return context;
  }

  /** Remembers the request's span, which is over when its access line is written. */
  static void rememberSpan(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, current());
  }

  private static SpanContext current() {
    return Span.current().getSpanContext();
  }
}
