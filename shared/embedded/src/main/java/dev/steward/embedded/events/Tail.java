package dev.steward.embedded.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the newest file of the log, as a process that was killed may have left it. What
 * follows the last whole frame was never acknowledged; it is cut off, and kept beside the log all
 * the same.
 */
final class Tail {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

  private Tail() {}

  /** Where the log ends. */
  static Place mend(Segment segment) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment.file()));
    int events = 0;
    while (whole(bytes)) {
      events++;
    }
    if (bytes.hasRemaining()) {
      cut(segment, bytes);
    }
    return segment.base().plus(bytes.position(), events);
  }

  private static boolean whole(ByteBuffer bytes) {
    try {
      return Frames.next(bytes) != null;
    } catch (BrokenFrame torn) {
      return false;
    }
  }

  private static void cut(Segment segment, ByteBuffer torn) throws IOException {
    long at = segment.base().position() + torn.position();
    Path aside = segment.file().resolveSibling("%019d.torn".formatted(at));
    LOG.warn(
        "The event log ends in {} bytes that were never acknowledged; they are kept in {}",
        torn.remaining(),
        aside);
    byte[] rest = new byte[torn.remaining()];
    torn.duplicate().get(rest);
    Files.write(aside, rest);
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
      channel.truncate(torn.position());
      channel.force(true);
    }
  }
}
