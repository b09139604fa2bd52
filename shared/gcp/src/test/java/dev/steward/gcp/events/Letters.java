package dev.steward.gcp.events;

import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import dev.steward.ports.events.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** All that came in a mailbox, as it comes. */
record Letters(Mailbox mailbox, Thread reader, AtomicBoolean closed, Queue<PubsubMessage> messages)
    implements AutoCloseable {
  static Letters in(PubSub pubSub, ProjectSubscriptionName subscription) {
    try {
      Mailbox mailbox = pubSub.mailbox(subscription);
      Queue<PubsubMessage> messages = new ConcurrentLinkedQueue<>();
      AtomicBoolean closed = new AtomicBoolean();
      Thread reader = Thread.ofPlatform().daemon().start(() -> read(mailbox, closed, messages));
      return new Letters(mailbox, reader, closed, messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DeadLetter letter(PubsubMessage message) {
    return new DeadLetter(
        Messages.event(message),
        message.getAttributesOrThrow("reason"),
        Integer.parseInt(message.getAttributesOrThrow("attempts")),
        Instant.parse(message.getAttributesOrThrow("at")));
  }

  private static void read(Mailbox mailbox, AtomicBoolean closed, Queue<PubsubMessage> messages) {
    while (!closed.get()) {
      List<ReceivedMessage> batch = mailbox.take();
      if (!batch.isEmpty()) {
        batch.forEach(each -> messages.add(each.getMessage()));
        mailbox.done(batch);
      }
    }
  }

  @Override
  public void close() {
    closed.set(true);
    mailbox.hurry();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    mailbox.close();
  }
}
