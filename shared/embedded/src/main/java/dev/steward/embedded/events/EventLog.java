package dev.steward.embedded.events;

import dev.steward.ports.events.EventBusUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the log, one after another; the newest is written. One thread writes ({@link
 * GroupCommit}); where the log ends is told to readers only once it has reached the disk.
 */
final class EventLog implements AutoCloseable {
  private final Path folder;
  private final long segmentBytes;
  private final FolderClaim claim;
  private volatile List<Segment> segments;
  private volatile Place end;
  private FileChannel newest;
  private boolean dirty;

  private EventLog(Path folder, long segmentBytes, FolderClaim claim) throws IOException {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.claim = claim;
    List<Segment> found = Segment.in(folder);
    segments = found.isEmpty() ? List.of(Segment.at(folder, Place.BEGIN)) : found;
    newest = open(segments.getLast());
    end = Tail.mend(segments.getLast());
    unbroken();
  }

  static EventLog open(Path folder, long segmentBytes) {
    try {
      Files.createDirectories(folder);
      FolderClaim claim = FolderClaim.of(folder);
      try {
        return new EventLog(folder, segmentBytes, claim);
      } catch (IOException | RuntimeException e) {
        claim.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EventBusUnavailable("the event log in " + folder + " cannot be opened", e);
    }
  }

  /** By the one writer only. On an exception nothing was added. */
  void append(List<ByteBuffer> frames, int events) throws IOException {
    Place from = end;
    if (dirty) {
      mend();
    }
    if (from.position() - segments.getLast().base().position() >= segmentBytes) {
      roll(from);
    }
    long bytes = 0;
    try {
      newest.position(from.position() - segments.getLast().base().position());
      for (ByteBuffer each : frames) {
        bytes += each.remaining();
        Disk.write(newest, each);
      }
      newest.force(false);
    } catch (IOException e) {
      dirty = true;
      throw e;
    }
    end = from.plus(bytes, events);
  }

  /** Where the log ends; all before it is on the disk. */
  Place end() {
    return end;
  }

  Place begin() {
    return segments.getFirst().base();
  }

  /** The beginning of the newest file that begins before so many events; else of the oldest. */
  Place before(long ordinal) {
    return segments.stream()
        .map(Segment::base)
        .filter(base -> base.ordinal() <= ordinal)
        .reduce(begin(), (_, later) -> later);
  }

  List<Segment> segments() {
    return segments;
  }

  /** Forgets the files that end before that place and were last written before that time. */
  synchronized void forget(Place before, long millis) throws IOException {
    while (segments.size() > 1
        && segments.get(1).base().position() <= before.position()
        && Files.getLastModifiedTime(segments.getFirst().file()).toMillis() < millis) {
      Segment oldest = segments.getFirst();
      segments = List.copyOf(segments.subList(1, segments.size()));
      Files.deleteIfExists(oldest.file());
    }
  }

  private synchronized void roll(Place from) throws IOException {
    Segment next = Segment.at(folder, from);
    FileChannel opened = open(next);
    newest.close();
    newest = opened;
    List<Segment> more = new ArrayList<>(segments);
    more.add(next);
    segments = List.copyOf(more);
  }

  /** What a failed write may have left is taken back, lest a later start take it for events. */
  private void mend() throws IOException {
    newest.close();
    newest = open(segments.getLast());
    newest.truncate(end.position() - segments.getLast().base().position());
    newest.force(true);
    dirty = false;
  }

  private FileChannel open(Segment segment) throws IOException {
    FileChannel channel =
        FileChannel.open(segment.file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Disk.force(folder);
    return channel;
  }

  private void unbroken() throws IOException {
    for (int i = 0; i + 1 < segments.size(); i++) {
      Segment each = segments.get(i);
      long next = each.base().position() + Files.size(each.file());
      if (next != segments.get(i + 1).base().position()) {
        throw new IOException("the log has a gap, or an overlap, after " + each.file());
      }
    }
  }

  @Override
  public void close() throws IOException {
    newest.close();
    claim.close();
  }
}
