package dev.steward.web.limits;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Refuses NUL in a path or query: Postgres stores no such text, so nothing can be named by it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NulFilter implements Ordered {
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    if (request.getUri().toString().contains("%00")) {
      throw new Fault(ProblemType.MALFORMED_REQUEST, "the path or the query contains NUL");
    }
  }
}
