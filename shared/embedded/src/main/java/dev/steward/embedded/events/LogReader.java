package dev.steward.embedded.events;

import dev.steward.ports.events.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log from any place to its end, some events at a time. For one thread. */
final class LogReader implements AutoCloseable {
  private static final int MOST_EVENTS = 500;
  private static final int CHUNK = 256 << 10;

  private final EventLog log;
  private @Nullable Segment at;
  private @Nullable FileChannel channel;

  LogReader(EventLog log) {
    this.log = log;
  }

  /** The events that follow a place, and the place behind them; none at the end of the log. */
  record Read(List<Event> events, Place next) {}

  Read read(Place from) throws IOException {
    long end = log.end().position();
    if (from.position() >= end) {
      return new Read(List.of(), from);
    }
    List<Segment> segments = log.segments();
    int index = segments.size() - 1;
    while (index > 0 && segments.get(index).base().position() > from.position()) {
      index--;
    }
    Segment segment = segments.get(index);
    long stop =
        index + 1 < segments.size()
            ? Math.min(segments.get(index + 1).base().position(), end)
            : end;
    FileChannel file = open(segment);
    long offset = from.position() - segment.base().position();
    long left = stop - from.position();
    int size = (int) Math.min(CHUNK, left);
    while (true) {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      Disk.read(file, offset, bytes);
      List<Event> events = events(bytes.flip(), from, segment);
      if (!events.isEmpty()) {
        return new Read(events, from.plus(bytes.position(), events.size()));
      }
      if (size == left) {
        throw corrupt(segment, from, "it ends within an event");
      }
      size = (int) Math.min(Math.min(4L * size, left), Frames.LONGEST + Frames.HEAD);
    }
  }

  private static List<Event> events(ByteBuffer bytes, Place from, Segment segment)
      throws IOException {
    List<Event> events = new ArrayList<>();
    int begin = 0;
    try {
      ByteBuffer frame = Frames.next(bytes);
      while (frame != null) {
        events.add(EventBytes.read(frame));
        begin = bytes.position();
        frame = events.size() < MOST_EVENTS ? Frames.next(bytes) : null;
      }
    } catch (BrokenFrame | RuntimeException e) {
      bytes.position(begin);
      if (events.isEmpty()) {
        throw corrupt(segment, from, String.valueOf(e.getMessage()));
      }
      // Those before it are good; the next read begins with it and says so.
    }
    return events;
  }

  private static IOException corrupt(Segment segment, Place place, String why) {
    return new IOException(
        "%s is damaged at byte %d: %s"
            .formatted(segment.file(), place.position() - segment.base().position(), why));
  }

  private FileChannel open(Segment segment) throws IOException {
    FileChannel open = channel;
    if (open != null && segment.equals(at)) {
      return open;
    }
    close();
    open = FileChannel.open(segment.file(), StandardOpenOption.READ);
    channel = open;
    at = segment;
    return open;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
