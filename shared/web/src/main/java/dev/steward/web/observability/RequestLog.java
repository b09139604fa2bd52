package dev.steward.web.observability;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The outermost filter: gives the request its correlation id, and writes its one access line. The
 * line names the route by its template: what fills the template is the caller's.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLog implements Ordered {
  private static final Logger LOG = LoggerFactory.getLogger("steward.access");
  private static final String BEGUN = "steward.begun";

  private final Correlation correlation;

  RequestLog(Correlation correlation) {
    this.correlation = correlation;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
    request.setAttribute(BEGUN, System.nanoTime());
    correlation.begin(request);
    propagated.add(new MdcPropagationContext(LogContext.of(request)));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Correlation.idOf(request).ifPresent(id -> response.getHeaders().set(Correlation.HEADER, id));
    var before = MDC.getCopyOfContextMap();
    MDC.setContextMap(LogContext.of(request));
    try {
      write(request, response);
    } finally {
      MDC.clear();
      if (before != null) {
        MDC.setContextMap(before);
      }
    }
  }

  private static void write(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String route = BasicHttpAttributes.getUriTemplate(request).orElse("(no route)");
    LoggingEventBuilder line = LOG.atLevel(level(route));
    long begun = request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
    line.addKeyValue("method", request.getMethod())
        .addKeyValue("route", route)
        .addKeyValue("status", response.code())
        .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
        .log("request");
  }

  /** Probes come every few seconds and say nothing. */
  private static Level level(String route) {
    return route.startsWith("/health") || route.equals("/metrics") ? Level.DEBUG : Level.INFO;
  }
}
