package dev.steward.ports.events;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what a source has, on a thread of its own. */
final class Follower implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final Delivery delivery;
  private final Source source;
  private final Runnable ended;
  private final Thread thread;

  Follower(Delivery delivery, Source source, Runnable ended) {
    this.delivery = delivery;
    this.source = source;
    this.ended = ended;
    thread = Thread.ofPlatform().name("events-" + delivery.name()).daemon().unstarted(this::follow);
  }

  void start() {
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

  @Override
  public Standing standing() {
    return delivery.standing(source.backlog());
  }

  @Override
  public void close() {
    delivery.close();
    source.hurry();
    if (Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void follow() {
    try (source) {
      int failures = 0;
      while (delivery.ready()) {
        try {
          if (!source.step(delivery)) {
            break;
          }
          failures = 0;
        } catch (IOException | RuntimeException e) {
          failures++;
          if (failures == 1) {
            LOG.error("{} cannot go on with the events", name(), e);
          }
          if (!delivery.hindered(String.valueOf(e.getMessage()), failures)) {
            break;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} did not end in order", name(), e);
    } finally {
      ended.run();
    }
  }
}
