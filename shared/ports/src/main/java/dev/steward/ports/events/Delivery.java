package dev.steward.ports.events;

import dev.steward.core.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to a handler as every adapter does it. When a batch fails, its events go alone, so
 * that one bad event holds up the others only until it is given up.
 */
public final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int REASON_LENGTH = 1_000;

  private final String name;
  private final EventHandler handler;
  private final Retries retries;
  private final InstantSource clock;
  private final Pace pace = new Pace();
  private final AtomicLong handled = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();
  private volatile @Nullable String failing;

  public Delivery(String name, EventHandler handler, Retries retries, InstantSource clock) {
    if (!name.matches("[a-z][a-z0-9-]{2,62}")) {
      throw new IllegalArgumentException("not the name of a subscription: " + name);
    }
    this.name = name;
    this.handler = handler;
    this.retries = retries;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  /**
   * Returns when each of them was handled or given up, with those given up; with nothing when it
   * was closed before.
   */
  public Optional<List<DeadLetter>> deliver(List<Event> events) {
    if (events.size() == 1) {
      return alone(events);
    }
    for (int failures = 1; ; failures++) {
      switch (attempt(events)) {
        case Attempt.Done _ -> {
          return Optional.of(List.of());
        }
        case Attempt.Failed _ -> {
          return alone(events);
        }
        case Attempt.Hindered _ -> {
          if (!again(events.size(), failures)) {
            return Optional.empty();
          }
        }
      }
    }
  }

  /** Waits while it is paused; false once it is closed. */
  public boolean ready() {
    return pace.go();
  }

  /** Something other than the handler keeps it from going on; waits; false once it is closed. */
  public boolean hindered(String why, int failures) {
    stumble(why);
    return pace.rest(retries.after(failures));
  }

  public void pause() {
    pace.pause(true);
  }

  public void resume() {
    pace.pause(false);
  }

  public void close() {
    pace.close();
  }

  public Standing standing(OptionalLong backlog) {
    return new Standing(
        backlog,
        pace.paused(),
        Optional.ofNullable(failing),
        handled.get(),
        repeated.get(),
        dead.get());
  }

  private Optional<List<DeadLetter>> alone(List<Event> events) {
    List<DeadLetter> given = new ArrayList<>();
    for (Event event : events) {
      if (!alone(event, given)) {
        return Optional.empty();
      }
    }
    return Optional.of(given);
  }

  private boolean alone(Event event, List<DeadLetter> given) {
    List<Event> one = List.of(event);
    int held = 0;
    for (int failures = 1; ; failures++) {
      Attempt attempt = attempt(one);
      if (attempt instanceof Attempt.Done) {
        return true;
      }
      if (attempt instanceof Attempt.Failed(String reason) && ++held == retries.attempts()) {
        LOG.warn("{} gives event {} up after {} attempts", name, event.id(), held);
        given.add(new DeadLetter(event, reason, held, clock.instant()));
        dead.incrementAndGet();
        failing = null;
        return true;
      }
      if (!again(1, failures)) {
        return false;
      }
    }
  }

  private boolean again(int events, int failures) {
    Duration wait = retries.after(failures);
    if (!pace.rest(wait) || !pace.go()) {
      return false;
    }
    repeated.addAndGet(events);
    return true;
  }

  private Attempt attempt(List<Event> events) {
    try {
      handler.handle(events);
      handled.addAndGet(events.size());
      failing = null;
      return new Attempt.Done();
    } catch (Throwable thrown) { // whatever one event causes must not end the delivery of others
      String reason = reason(thrown);
      stumble(reason);
      return waits(thrown) ? new Attempt.Hindered() : new Attempt.Failed(reason);
    }
  }

  private void stumble(String reason) {
    if (failing == null) {
      LOG.warn("{} does not get on: {}", name, reason);
    }
    failing = reason;
  }

  private static boolean waits(Throwable thrown) {
    return thrown instanceof Fault fault
        && switch (fault.type().kind()) {
          case UNAVAILABLE, THROTTLED -> true;
          default -> false;
        };
  }

  private static String reason(Throwable thrown) {
    String reason = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    return reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) : reason;
  }

  private sealed interface Attempt {
    record Done() implements Attempt {}

    /** Nothing is wrong with the events. */
    record Hindered() implements Attempt {}

    record Failed(String reason) implements Attempt {}
  }
}
