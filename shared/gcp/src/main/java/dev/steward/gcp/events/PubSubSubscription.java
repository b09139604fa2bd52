package dev.steward.gcp.events;

import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.PubsubMessage;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Delivery;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.Standing;
import dev.steward.ports.events.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the client receives, which comes in order by tenant, and hands it on in batches on a
 * thread of its own. A message is acknowledged once its event was handled, or is a dead letter.
 */
final class PubSubSubscription implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(PubSubSubscription.class);
  private static final int MOST = 500;
  private static final long STOP_SECONDS = 20;

  private final Delivery delivery;
  private final Outbox dead;
  private final Runnable ended;
  private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>();
  private final Subscriber subscriber;
  private final Thread thread;

  private record Received(PubsubMessage message, AckReplyConsumer reply) {}

  PubSubSubscription(
      Delivery delivery,
      Outbox dead,
      Function<MessageReceiver, Subscriber> subscribing,
      Runnable ended) {
    this.delivery = delivery;
    this.dead = dead;
    this.ended = ended;
    subscriber = subscribing.apply((message, reply) -> waiting.add(new Received(message, reply)));
    thread = Thread.ofPlatform().name("events-" + delivery.name()).daemon().unstarted(this::follow);
  }

  void start() {
    subscriber.startAsync();
    thread.start();
  }

  @Override
  public String name() {
    return delivery.name();
  }

  @Override
  public void pause() {
    delivery.pause();
  }

  @Override
  public void resume() {
    delivery.resume();
  }

  /** How many wait, Pub/Sub tells its monitoring alone. */
  @Override
  public Standing standing() {
    return delivery.standing(OptionalLong.empty());
  }

  @Override
  public void close() {
    delivery.close();
    try {
      if (Thread.currentThread() != thread) {
        thread.join();
      }
      giveBack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.warn("{} did not stop in order", name(), e);
    }
    dead.close();
    ended.run();
  }

  /**
   * The client stops once it knows of each message whether it was done; those not begun were not.
   */
  private void giveBack() throws InterruptedException {
    subscriber.stopAsync();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    while (System.nanoTime() < end) {
      List<Received> rest = new ArrayList<>();
      waiting.drainTo(rest);
      nack(rest);
      try {
        subscriber.awaitTerminated(20, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException notYet) {
        // more may have come in between
      }
    }
    LOG.warn("{} did not stop in time", name());
  }

  private static void nack(List<Received> messages) {
    messages.forEach(each -> each.reply().nack());
  }

  private void follow() {
    int failures = 0;
    while (true) {
      List<Received> batch = next();
      if (!delivery.ready()) {
        nack(batch);
        return;
      }
      try {
        if (!batch.isEmpty() && !done(batch)) {
          return;
        }
        failures = 0;
      } catch (EventBusUnavailable e) {
        failures++;
        nack(batch);
        if (!delivery.hindered(e.detail(), failures)) {
          return;
        }
      }
    }
  }

  private List<Received> next() {
    List<Received> batch = new ArrayList<>();
    try {
      Received first = waiting.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        waiting.drainTo(batch, MOST - 1);
      }
    } catch (InterruptedException meantForOthers) {
      // closing is the only way to end this
    }
    return batch;
  }

  /** False when it was closed in the midst of it; then they come again. */
  private boolean done(List<Received> batch) {
    List<Event> events = new ArrayList<>(batch.size());
    List<PubsubMessage> unreadable = new ArrayList<>();
    for (Received each : batch) {
      try {
        events.add(Messages.event(each.message()));
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "{} gives up message {}, which is no event", name(), each.message().getMessageId());
        unreadable.add(Messages.unreadable(each.message(), e));
      }
    }
    Optional<List<DeadLetter>> given =
        events.isEmpty() ? Optional.of(List.of()) : delivery.deliver(events);
    if (given.isEmpty()) {
      nack(batch);
      return false;
    }
    given.get().stream().map(Messages::of).forEach(unreadable::add);
    dead.send(unreadable);
    batch.forEach(each -> each.reply().ack());
    return true;
  }
}
