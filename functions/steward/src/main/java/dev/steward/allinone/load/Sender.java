package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Sends events until each is kept or refused with a reason. A call that is refused as a whole is
 * halved until the events that are to blame stand alone.
 */
final class Sender {
  /** A refusal tells no more violations than these. */
  private static final int VIOLATIONS_TOLD = 100;

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Door door;
  private final Duration patience;
  private boolean answered;

  Sender(Door door, Duration patience) {
    this.door = door;
    this.patience = patience;
  }

  /** Throws {@link Unsent} when nobody takes them within the patience, or for another reason. */
  Sent send(List<byte[]> events) throws Unsent {
    if (events.isEmpty()) {
      return Sent.NOTHING;
    }
    Door.Reply reply = taken(list(events));
    if (reply.status() == 200) {
      return judged(reply.body());
    } else if (!reply.unfit()) {
      throw new Unsent(reply);
    }
    Map<Integer, String> reasons = reasons(reply.body());
    if (events.size() == 1) {
      return new Sent(0, 0, Map.of(0, reasons.getOrDefault(0, told(reply))));
    } else if (reply.status() == 422
        && reply.body().path("violations").size() < VIOLATIONS_TOLD
        && reasons.size() == events.size()) {
      return new Sent(0, 0, reasons);
    }
    int half = events.size() / 2;
    return send(events.subList(0, half)).then(send(events.subList(half, events.size())), half);
  }

  /** Not sent; and nothing is known of them but what the last reply says. */
  static final class Unsent extends Exception {
    private final transient Door.Reply reply;

    Unsent(Door.Reply reply) {
      super("status " + reply.status());
      this.reply = reply;
    }

    Door.Reply reply() {
      return reply;
    }
  }

  private Door.Reply taken(byte[] body) throws Unsent {
    long end = System.nanoTime() + patience.toNanos();
    Duration wait = FIRST;
    Door.Reply reply = door.send(body);
    while (reply.later()) {
      boolean neverThere = reply.unanswered() && !answered;
      if (neverThere || System.nanoTime() + wait.toNanos() > end) {
        throw new Unsent(reply);
      }
      rest(wait, reply);
      wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
      reply = door.send(body);
    }
    answered = true;
    return reply;
  }

  private static void rest(Duration length, Door.Reply reply) throws Unsent {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unsent(reply);
    }
  }

  private static Sent judged(JsonNode receipt) {
    Map<Integer, String> refused = new HashMap<>();
    int place = 0;
    for (JsonNode verdict : receipt.path("events")) {
      if (verdict.path("verdict").asText().equals("refused")) {
        refused.put(place, reason(verdict.path("violations"), place));
      }
      place++;
    }
    return new Sent(receipt.path("accepted").asLong(), receipt.path("duplicate").asLong(), refused);
  }

  private static String reason(JsonNode violations, int place) {
    return StreamSupport.stream(violations.spliterator(), false)
        .map(each -> words(each, place))
        .collect(Collectors.joining("; "));
  }

  /** Violations of a call that was refused as a whole, by the event they point to. */
  private static Map<Integer, String> reasons(JsonNode problem) {
    Map<Integer, String> reasons = new HashMap<>();
    for (JsonNode violation : problem.path("violations")) {
      String[] pointer = violation.path("pointer").asText().split("/", 3);
      if (pointer.length > 1 && pointer[1].matches("[0-9]{1,4}")) {
        int place = Integer.parseInt(pointer[1]);
        reasons.merge(place, words(violation, place), (one, other) -> one + "; " + other);
      }
    }
    return reasons;
  }

  private static String words(JsonNode violation, int place) {
    String pointer = violation.path("pointer").asText();
    String before = "/" + place;
    String within = pointer.startsWith(before) ? pointer.substring(before.length()) : pointer;
    return (within + " " + violation.path("message").asText()).strip();
  }

  private static String told(Door.Reply reply) {
    String detail = reply.body().path("detail").asText();
    return detail.isEmpty() ? reply.body().path("title").asText("refused") : detail;
  }

  private static byte[] list(List<byte[]> events) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.write('[');
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        list.write(',');
      }
      list.writeBytes(events.get(i));
    }
    list.write(']');
    return list.toByteArray();
  }
}
