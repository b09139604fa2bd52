package dev.steward.embedded.events;

import dev.steward.core.TenantId;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import dev.steward.ports.events.Punctuality;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An event as bytes: a version, fixed fields, then texts, each after its length. */
final class EventBytes {
  private static final byte VERSION = 1;

  private EventBytes() {}

  static void write(Event event, Frames out) {
    out.put(VERSION)
        .put(code(event.punctuality()))
        .put(code(event.payload().shape()))
        .put((byte) (event.subject().isPresent() ? 1 : 0))
        .put(micros(event.time()))
        .put(micros(event.receivedAt()))
        .put(event.tenant().value())
        .put(event.source())
        .put(event.id())
        .put(event.type());
    event.subject().ifPresent(out::put);
    out.put(event.payload().json()).put(event.attributes().size());
    event.attributes().forEach((name, value) -> out.put(name).put(value));
  }

  static Event read(ByteBuffer in) {
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("an event of the unknown version " + version);
    }
    Punctuality punctuality = punctuality(in.get());
    Payload.Shape shape = shape(in.get());
    boolean hasSubject = in.get() == 1;
    Instant time = instant(in.getLong());
    Instant receivedAt = instant(in.getLong());
    TenantId tenant = new TenantId(text(in));
    String source = text(in);
    String id = text(in);
    String type = text(in);
    Optional<String> subject = hasSubject ? Optional.of(text(in)) : Optional.empty();
    Payload payload = new Payload(shape, text(in));
    int size = in.getInt();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < size; i++) {
      attributes.put(text(in), text(in));
    }
    return new Event(
        tenant, source, id, type, subject, time, receivedAt, punctuality, payload, attributes);
  }

  private static byte code(Punctuality punctuality) {
    return switch (punctuality) {
      case ON_TIME -> 0;
      case LATE -> 1;
      case FUTURE -> 2;
    };
  }

  private static Punctuality punctuality(byte code) {
    return switch (code) {
      case 0 -> Punctuality.ON_TIME;
      case 1 -> Punctuality.LATE;
      case 2 -> Punctuality.FUTURE;
      default -> throw new IllegalArgumentException("an event of the punctuality " + code);
    };
  }

  private static byte code(Payload.Shape shape) {
    return switch (shape) {
      case NONE -> 0;
      case OBJECT -> 1;
      case VALUE -> 2;
      case BYTES -> 3;
    };
  }

  private static Payload.Shape shape(byte code) {
    return switch (code) {
      case 0 -> Payload.Shape.NONE;
      case 1 -> Payload.Shape.OBJECT;
      case 2 -> Payload.Shape.VALUE;
      case 3 -> Payload.Shape.BYTES;
      default -> throw new IllegalArgumentException("an event with data of the shape " + code);
    };
  }

  private static String text(ByteBuffer in) {
    byte[] utf8 = new byte[in.getInt()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
