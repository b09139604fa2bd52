package dev.steward.analytics.landing;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.Subscription;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Warehouse;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import jakarta.annotation.PreDestroy;
import java.util.List;

/**
 * Every event that is on the bus is in the warehouse in the end, and counts once: the bus hands it
 * over until the warehouse has it, and the warehouse knows it again. While the warehouse is down
 * events wait on the bus; one that the warehouse will never take becomes a dead letter. In the
 * cloud Pub/Sub does this by itself, and {@code steward.landing.enabled} is false.
 */
@Context
@Requires(beans = {EventBus.class, Warehouse.class})
@Requires(property = "steward.landing.enabled", notEquals = StringUtils.FALSE)
public final class Landing implements AutoCloseable {
  public static final String SUBSCRIPTION = "warehouse";

  private final Warehouse warehouse;
  private final Subscription subscription;

  public Landing(EventBus bus, Warehouse warehouse) {
    this.warehouse = warehouse;
    subscription = bus.subscribe(SUBSCRIPTION, this::land);
  }

  /** How far it is. */
  public Subscription subscription() {
    return subscription;
  }

  @Override
  @PreDestroy
  public void close() {
    subscription.close();
  }

  private void land(List<Event> events) {
    warehouse.append(events.stream().map(Landing::row).toList());
  }

  /** Throws when it is no row, which is what is wrong with that event. */
  private static EventRow row(Event event) {
    return new EventRow(
        event.tenant(),
        event.source(),
        event.id(),
        event.type(),
        event.subject().orElse(null),
        event.time(),
        event.receivedAt(),
        event.punctuality(),
        event.payload().json());
  }
}
