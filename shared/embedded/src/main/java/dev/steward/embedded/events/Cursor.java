package dev.steward.embedded.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * How far a subscription is: a file of two lines, written in turn, so that a torn one leaves the
 * other. It is not forced to the disk each time: an older place only means that events come again.
 */
final class Cursor implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("((\\d{19}) (\\d{19})) ([0-9a-f]{8})");
  private static final int LENGTH = 49;

  private final FileChannel channel;
  private Place place;
  private int turn;

  private Cursor(FileChannel channel, Place place) {
    this.channel = channel;
    this.place = place;
  }

  static Cursor open(Path file) throws IOException {
    Place place = read(file).orElse(Place.BEGIN);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Cursor cursor = new Cursor(channel, place);
    cursor.move(place);
    cursor.move(place);
    channel.force(true);
    return cursor;
  }

  /** The farther of its lines that can be read. */
  static Optional<Place> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    // By length and not by line: a torn line break would take both lines along.
    return Stream.of(0, LENGTH)
        .filter(begin -> text.length() >= begin + LENGTH)
        .flatMap(begin -> place(text.substring(begin, begin + LENGTH - 1)).stream())
        .max(Comparator.comparingLong(Place::position));
  }

  Place place() {
    return place;
  }

  void move(Place to) throws IOException {
    String text = "%019d %019d".formatted(to.position(), to.ordinal());
    byte[] line = "%s %08x\n".formatted(text, checksum(text)).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.wrap(line);
    long at = (long) turn * LENGTH;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    turn = 1 - turn;
    place = to;
  }

  private static Optional<Place> place(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
            && Integer.parseUnsignedInt(parts.group(4), 16) == checksum(parts.group(1))
        ? Optional.of(new Place(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  private static int checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.force(true);
    channel.close();
  }
}
