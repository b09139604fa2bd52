package dev.steward.web.observability;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Once the span has begun and the caller is known, log lines carry both. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestContext implements Ordered {
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  void enrich(HttpRequest<?> request, MutablePropagatedContext propagated) {
    LogContext.rememberSpan(request);
    propagated.add(new MdcPropagationContext(LogContext.of(request)));
  }
}
