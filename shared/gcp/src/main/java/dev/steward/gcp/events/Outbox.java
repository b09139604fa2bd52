package dev.steward.gcp.events;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.pubsub.v1.PubsubMessage;
import dev.steward.ports.events.EventBusUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Messages to one topic. */
record Outbox(Publisher publisher) implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Returns once Pub/Sub has acknowledged all of them, which it does when they are stored. */
  void send(List<PubsubMessage> messages) {
    try {
      List<ApiFuture<String>> sent = messages.stream().map(publisher::publish).toList();
      publisher.publishAllOutstanding();
      var _ = ApiFutures.allAsList(sent).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      resume(messages);
      throw new EventBusUnavailable("Pub/Sub did not acknowledge the messages", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventBusUnavailable("interrupted while publishing", e);
    }
  }

  /** After a failure the client sends nothing more of a key until it is told to. */
  private void resume(List<PubsubMessage> messages) {
    messages.stream()
        .map(PubsubMessage::getOrderingKey)
        .filter(key -> !key.isEmpty())
        .distinct()
        .forEach(publisher::resumePublish);
  }

  @Override
  public void close() {
    publisher.shutdown();
    try {
      var _ = publisher.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
