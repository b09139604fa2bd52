package dev.steward.gcp.events;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Delivery;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox whose messages come in order by tenant. One is acknowledged once its event was handled,
 * or is a dead letter.
 */
record PubSubSource(Mailbox mailbox, Outbox dead) implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(PubSubSource.class);

  @Override
  public boolean step(Delivery delivery) {
    List<ReceivedMessage> batch = mailbox.take();
    if (batch.isEmpty()) {
      return true;
    }
    boolean done = false;
    try (Mailbox.Lease _ = mailbox.hold(batch)) {
      done = delivery.ready() && handled(batch, delivery);
    } finally {
      if (!done) {
        mailbox.giveBack(batch);
      }
    }
    return done;
  }

  /** How many wait, Pub/Sub tells its monitoring alone. */
  @Override
  public OptionalLong backlog() {
    return OptionalLong.empty();
  }

  @Override
  public void hurry() {
    mailbox.hurry();
  }

  @Override
  public void close() {
    mailbox.close();
    dead.close();
  }

  private boolean handled(List<ReceivedMessage> batch, Delivery delivery) {
    List<Event> events = new ArrayList<>(batch.size());
    List<PubsubMessage> given = new ArrayList<>();
    for (ReceivedMessage each : batch) {
      PubsubMessage message = each.getMessage();
      try {
        events.add(Messages.event(message));
      } catch (IllegalArgumentException e) {
        LOG.warn("{} gives up message {}, no event", delivery.name(), message.getMessageId());
        given.add(Messages.unreadable(message, e));
      }
    }
    Optional<List<DeadLetter>> letters =
        events.isEmpty() ? Optional.of(List.of()) : delivery.deliver(events);
    if (letters.isEmpty()) {
      return false;
    }
    letters.get().stream().map(Messages::of).forEach(given::add);
    dead.send(given);
    mailbox.done(batch);
    return true;
  }
}
