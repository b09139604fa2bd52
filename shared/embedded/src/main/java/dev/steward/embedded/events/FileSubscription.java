package dev.steward.embedded.events;

import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Delivery;
import dev.steward.ports.events.Standing;
import dev.steward.ports.events.Subscription;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log on a thread of its own. */
final class FileSubscription implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(FileSubscription.class);

  private final Delivery delivery;
  private final EventLog log;
  private final Arrivals arrivals;
  private final Cursor cursor;
  private final DeadLetterFile dead;
  private final Runnable ended;
  private final Thread thread;
  private volatile Place place;

  FileSubscription(
      Delivery delivery,
      EventLog log,
      Arrivals arrivals,
      Cursor cursor,
      DeadLetterFile dead,
      Runnable ended) {
    this.delivery = delivery;
    this.log = log;
    this.arrivals = arrivals;
    this.cursor = cursor;
    this.dead = dead;
    this.ended = ended;
    place = cursor.place();
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
    long waiting = log.end().ordinal() - Math.max(place.ordinal(), log.begin().ordinal());
    return delivery.standing(OptionalLong.of(Math.max(0, waiting)));
  }

  @Override
  public void close() {
    delivery.close();
    arrivals.told();
    if (Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void follow() {
    try (cursor;
        LogReader reader = new LogReader(log)) {
      int failures = 0;
      while (delivery.ready()) {
        try {
          if (!step(reader)) {
            break;
          }
          failures = 0;
        } catch (IOException | RuntimeException e) {
          failures++;
          LOG.error("{} cannot follow the event log", name(), e);
          if (!delivery.hindered(String.valueOf(e.getMessage()), failures)) {
            break;
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("{} did not end in order", name(), e);
    } finally {
      ended.run();
    }
  }

  /** One batch; false when it was closed in the midst of it. */
  private boolean step(LogReader reader) throws IOException {
    long seen = arrivals.count();
    Place from = place.position() < log.begin().position() ? log.begin() : place;
    LogReader.Read read = reader.read(from);
    if (read.events().isEmpty()) {
      arrivals.await(seen);
      return true;
    }
    Optional<List<DeadLetter>> given = delivery.deliver(read.events());
    if (given.isEmpty()) {
      return false;
    }
    if (!given.get().isEmpty()) {
      dead.add(given.get());
    }
    cursor.move(read.next());
    place = read.next();
    return true;
  }
}
