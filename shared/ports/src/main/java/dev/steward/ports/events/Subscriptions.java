package dev.steward.ports.events;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Those of one bus that are open in this process; a name has one handler at a time. */
public final class Subscriptions implements AutoCloseable {
  private final Retries retries;
  private final InstantSource clock;
  private final Map<String, Follower> open = new ConcurrentHashMap<>();

  public Subscriptions(Retries retries, InstantSource clock) {
    this.retries = retries;
    this.clock = clock;
  }

  /** Begins to hand on what the source of that name has. */
  public Subscription open(String name, EventHandler handler, Function<String, Source> sources) {
    Delivery delivery = new Delivery(name, handler, retries, clock);
    Follower opened =
        open.compute(
            name,
            (_, known) -> {
              if (known != null) {
                throw new IllegalStateException("there is a handler for " + name + " already");
              }
              return new Follower(delivery, sources.apply(name), () -> open.remove(name));
            });
    opened.start();
    return opened;
  }

  public List<Subscription> all() {
    return List.copyOf(open.values());
  }

  @Override
  public void close() {
    all().forEach(Subscription::close);
  }
}
