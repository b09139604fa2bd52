package dev.steward.gcp.events;

import com.google.api.gax.rpc.ApiException;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.steward.ports.events.Delivery;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.Subscription;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bus on Pub/Sub: one topic, the tenant as the ordering key. The subscription NAME is {@code
 * TOPIC-NAME} there; what it gives up goes to the topic {@code TOPIC-NAME-dead}, and waits in its
 * subscription of the same name. What is missing is made.
 */
@Singleton
@Requires(bean = PubSubSettings.class)
public final class PubSubEventBus implements EventBus, AutoCloseable {
  private final PubSubSettings settings;
  private final InstantSource clock;
  private final PubSub pubSub;
  private final TopicName topic;
  private final Outbox outbox;
  private final Map<String, PubSubSubscription> subscriptions = new ConcurrentHashMap<>();

  PubSubEventBus(PubSubSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    pubSub = new PubSub(settings);
    try {
      topic = pubSub.topic(settings.topic());
      outbox = new Outbox(pubSub.publisher(topic));
    } catch (IOException | ApiException e) {
      pubSub.close();
      throw new EventBusUnavailable("the topic " + settings.topic() + " cannot be reached", e);
    }
  }

  @Override
  public void publish(List<Event> events) {
    outbox.send(events.stream().map(Messages::of).toList());
  }

  @Override
  public Subscription subscribe(String name, EventHandler handler) {
    Delivery delivery = new Delivery(name, handler, settings.retries(), clock);
    PubSubSubscription opened =
        subscriptions.compute(
            name,
            (_, known) -> {
              if (known != null) {
                throw new IllegalStateException("there is a handler for " + name + " already");
              }
              return open(delivery);
            });
    opened.start();
    return opened;
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  @Override
  @PreDestroy
  public void close() {
    subscriptions().forEach(Subscription::close);
    outbox.close();
    pubSub.close();
  }

  private PubSubSubscription open(Delivery delivery) {
    String name = settings.topic() + '-' + delivery.name();
    try {
      ProjectSubscriptionName subscription = pubSub.subscription(name, topic);
      TopicName dead = pubSub.topic(name + "-dead");
      var _ = pubSub.subscription(name + "-dead", dead);
      return new PubSubSubscription(
          delivery,
          new Outbox(pubSub.publisher(dead)),
          receiver -> pubSub.subscriber(subscription, receiver),
          () -> subscriptions.remove(delivery.name()));
    } catch (IOException | ApiException e) {
      throw new EventBusUnavailable("the subscription " + name + " cannot be reached", e);
    }
  }
}
