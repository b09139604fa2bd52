package dev.steward.embedded.events;

import dev.steward.ports.events.Event;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Events as the log holds them, each in a frame: the length of its bytes, their CRC32C, the bytes.
 * Numbers have their big end first.
 */
final class Frames {
  static final int HEAD = 8;

  /** What no event can have; a length beyond it is none. */
  static final int LONGEST = 64 << 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;

  private Frames(int room) {
    bytes = new byte[room];
  }

  static ByteBuffer of(List<Event> events) {
    Frames frames = new Frames(Math.max(512, events.size() * 384));
    CRC32C crc = new CRC32C();
    for (Event event : events) {
      int start = frames.length;
      frames.grow(HEAD);
      frames.length += HEAD;
      EventBytes.write(event, frames);
      int size = frames.length - start - HEAD;
      if (size > LONGEST) {
        throw new IllegalArgumentException("an event of " + size + " bytes is too large to keep");
      }
      crc.reset();
      crc.update(frames.bytes, start + HEAD, size);
      INT.set(frames.bytes, start, size);
      INT.set(frames.bytes, start + 4, (int) crc.getValue());
    }
    return ByteBuffer.wrap(frames.bytes, 0, frames.length);
  }

  /**
   * The bytes of the frame the buffer stands at, and moves past it. Null when the buffer ends
   * within it, {@link BrokenFrame} when it is none.
   */
  static @Nullable ByteBuffer next(ByteBuffer in) throws BrokenFrame {
    if (in.remaining() < HEAD) {
      return null;
    }
    int size = in.getInt(in.position());
    if (size <= 0 || size > LONGEST) {
      throw new BrokenFrame();
    }
    if (in.remaining() < HEAD + size) {
      return null;
    }
    ByteBuffer frame = in.slice(in.position() + HEAD, size);
    CRC32C crc = new CRC32C();
    crc.update(frame.duplicate());
    if ((int) crc.getValue() != in.getInt(in.position() + 4)) {
      throw new BrokenFrame();
    }
    in.position(in.position() + HEAD + size);
    return frame;
  }

  Frames put(byte value) {
    grow(1);
    bytes[length++] = value;
    return this;
  }

  Frames put(int value) {
    grow(4);
    INT.set(bytes, length, value);
    length += 4;
    return this;
  }

  Frames put(long value) {
    grow(8);
    LONG.set(bytes, length, value);
    length += 8;
    return this;
  }

  Frames put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    grow(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  private void grow(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
