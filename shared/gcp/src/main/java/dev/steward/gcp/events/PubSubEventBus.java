package dev.steward.gcp.events;

import com.google.api.gax.rpc.ApiException;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.Source;
import dev.steward.ports.events.Subscription;
import dev.steward.ports.events.Subscriptions;
import io.micronaut.context.annotation.Requires;
import io.micronaut.gcp.pubsub.exception.PubSubClientException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * The bus on Pub/Sub: one topic, the tenant as the ordering key. The subscription NAME is {@code
 * TOPIC-NAME} there; what it gives up goes to the topic {@code TOPIC-NAME-dead}, and waits in its
 * subscription of the same name. So does what Pub/Sub gives up by itself, having handed it over
 * again and again to processes that never answered. What is missing is made.
 */
@Singleton
@Requires(bean = PubSubSettings.class)
public final class PubSubEventBus implements EventBus, AutoCloseable {
  private final PubSubSettings settings;
  private final PubSub pubSub;
  private final TopicName topic;
  private final Outbox outbox;
  private final Subscriptions subscriptions;

  PubSubEventBus(PubSubSettings settings, PubSub pubSub, InstantSource clock) {
    this.settings = settings;
    this.pubSub = pubSub;
    subscriptions = new Subscriptions(settings.retries(), clock);
    topic = pubSub.topic(settings.topic());
    try {
      pubSub.resources().have(Topic.newBuilder().setName(topic.toString()).build());
      outbox = pubSub.outbox(topic);
    } catch (IOException | ApiException | PubSubClientException e) {
      throw new EventBusUnavailable("the topic " + settings.topic() + " cannot be reached", e);
    }
  }

  @Override
  public void publish(List<Event> events) {
    outbox.send(events.stream().map(Messages::of).toList());
  }

  @Override
  public Subscription subscribe(String name, EventHandler handler) {
    return subscriptions.open(name, handler, this::source);
  }

  @Override
  public List<Subscription> subscriptions() {
    return subscriptions.all();
  }

  @Override
  @PreDestroy
  public void close() {
    subscriptions.close();
    outbox.close();
  }

  private Source source(String subscription) {
    String name = settings.topic() + '-' + subscription;
    ProjectSubscriptionName mailbox = pubSub.subscription(name);
    TopicName dead = pubSub.topic(name + "-dead");
    Resources resources = pubSub.resources();
    try {
      resources.have(Topic.newBuilder().setName(dead.toString()).build());
      resources.have(ordered(pubSub.subscription(name + "-dead"), dead).build());
      resources.have(ordered(mailbox, topic).setDeadLetterPolicy(upTo(dead)).build());
      return new PubSubSource(pubSub.mailbox(mailbox), pubSub.outbox(dead));
    } catch (IOException | ApiException | PubSubClientException e) {
      throw new EventBusUnavailable("the subscription " + name + " cannot be reached", e);
    }
  }

  private DeadLetterPolicy upTo(TopicName dead) {
    return DeadLetterPolicy.newBuilder()
        .setDeadLetterTopic(dead.toString())
        .setMaxDeliveryAttempts(settings.deliveries())
        .build();
  }

  private static com.google.pubsub.v1.Subscription.Builder ordered(
      ProjectSubscriptionName name, TopicName topic) {
    return com.google.pubsub.v1.Subscription.newBuilder()
        .setName(name.toString())
        .setTopic(topic.toString())
        .setAckDeadlineSeconds((int) Mailbox.LEASE.toSeconds())
        .setEnableMessageOrdering(true);
  }
}
