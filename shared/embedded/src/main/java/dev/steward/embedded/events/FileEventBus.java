package dev.steward.embedded.events;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.RecentEvents;
import dev.steward.ports.events.Source;
import dev.steward.ports.events.Subscription;
import dev.steward.ports.events.Subscriptions;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus as a log of files: {@code log/} holds the events, {@code subscriptions/NAME.cursor} how
 * far each subscription is, {@code dead/NAME.jsonl} what it gave up.
 */
@Singleton
@Requires(bean = LogSettings.class)
public final class FileEventBus implements EventBus, RecentEvents, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileEventBus.class);
  private static final String CURSOR = ".cursor";

  private final LogSettings settings;
  private final InstantSource clock;
  private final EventLog log;
  private final GroupCommit commit;
  private final Arrivals arrivals = new Arrivals();
  private final Subscriptions subscriptions;
  private Segment newest;

  @Inject
  FileEventBus(LogSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    subscriptions = new Subscriptions(settings.retries(), clock);
    try {
      Files.createDirectories(cursors());
      Files.createDirectories(settings.folder().resolve("dead"));
    } catch (IOException e) {
      throw new EventBusUnavailable(settings.folder() + " cannot be made", e);
    }
    log = EventLog.open(settings.folder().resolve("log"), settings.segmentBytes());
    newest = log.segments().getLast();
    tidy();
    commit = new GroupCommit(log, this::committed);
  }

  public FileEventBus(Path folder, InstantSource clock) {
    this(LogSettings.in(folder), clock);
  }

  @Override
  public void publish(List<Event> events) {
    if (!events.isEmpty()) {
      commit.append(Frames.of(events), events.size());
    }
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
  public void recent(int most, Consumer<Event> to) {
    try (LogReader reader = new LogReader(log)) {
      Place end = log.end();
      Place from = log.before(end.ordinal() - most);
      while (from.position() < end.position()) {
        LogReader.Read read = reader.read(from);
        read.events().forEach(to);
        from = read.next();
      }
    } catch (IOException e) {
      throw new EventBusUnavailable("the event log cannot be read", e);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    subscriptions.close();
    commit.close();
    try {
      log.close();
    } catch (IOException e) {
      LOG.warn("The event log did not close in order", e);
    }
  }

  private Source source(String name) {
    try {
      Cursor cursor = Cursor.open(cursors().resolve(name + CURSOR));
      DeadLetterFile dead =
          new DeadLetterFile(settings.folder().resolve("dead").resolve(name + ".jsonl"));
      return new LogSource(log, arrivals, cursor, dead);
    } catch (IOException e) {
      throw new EventBusUnavailable("the place of " + name + " in the log is not known", e);
    }
  }

  private void committed() {
    arrivals.told();
    Segment last = log.segments().getLast();
    if (!last.equals(newest)) {
      newest = last;
      tidy();
    }
  }

  /** Forgets old files that every subscription is past; without any subscription, none. */
  private void tidy() {
    try (Stream<Path> files = Files.list(cursors())) {
      Place least = null;
      for (Path file : files.filter(each -> each.toString().endsWith(CURSOR)).toList()) {
        Place place = Cursor.read(file).orElse(Place.BEGIN);
        least = least == null || place.position() < least.position() ? place : least;
      }
      if (least != null) {
        log.forget(least, clock.instant().minus(settings.kept()).toEpochMilli());
      }
    } catch (IOException e) {
      LOG.warn("Old events could not be forgotten", e);
    }
  }

  private Path cursors() {
    return settings.folder().resolve("subscriptions");
  }
}
