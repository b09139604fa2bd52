package dev.steward.embedded.events;

import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Delivery;
import dev.steward.ports.events.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The log behind a cursor. */
final class LogSource implements Source {
  private final EventLog log;
  private final LogReader reader;
  private final Arrivals arrivals;
  private final Cursor cursor;
  private final DeadLetterFile dead;
  private volatile Place place;

  LogSource(EventLog log, Arrivals arrivals, Cursor cursor, DeadLetterFile dead) {
    this.log = log;
    this.arrivals = arrivals;
    this.cursor = cursor;
    this.dead = dead;
    reader = new LogReader(log);
    place = cursor.place();
  }

  @Override
  public boolean step(Delivery delivery) throws IOException {
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

  @Override
  public OptionalLong backlog() {
    long waiting = log.end().ordinal() - Math.max(place.ordinal(), log.begin().ordinal());
    return OptionalLong.of(Math.max(0, waiting));
  }

  @Override
  public void hurry() {
    arrivals.told();
  }

  @Override
  public void close() throws IOException {
    try (cursor) {
      reader.close();
    }
  }
}
