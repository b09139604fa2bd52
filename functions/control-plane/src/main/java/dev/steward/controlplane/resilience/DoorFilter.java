package dev.steward.controlplane.resilience;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Sends calls away before anybody looks at their token or reads their body. */
@ServerFilter("/v1/tools/*/invoke")
final class DoorFilter implements Ordered {
  private final CallDoor door;

  DoorFilter(CallDoor door) {
    this.door = door;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  void knock() {
    door.knock();
  }
}
