package dev.steward.gcp.events;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventJson;

/** Events as messages: the JSON of {@link EventJson}, in order by tenant. */
final class Messages {
  /** Whose UTF-8 fits into an attribute, 1,024 bytes. */
  private static final int REASON_LENGTH = 250;

  private Messages() {}

  static PubsubMessage of(Event event) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(EventJson.write(event).toString()))
        .setOrderingKey(event.tenant().value())
        .putAttributes("type", event.type())
        .build();
  }

  /** Throws {@link IllegalArgumentException} when the message is not one of ours. */
  static Event event(PubsubMessage message) {
    try {
      return EventJson.read(StoredJson.read(message.getData().toStringUtf8()));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("not an event: not JSON", e);
    }
  }

  /** The event as it was published; why it was given up, after how many attempts, and when. */
  static PubsubMessage of(DeadLetter letter) {
    return of(letter.event()).toBuilder()
        .putAttributes("reason", cut(letter.reason()))
        .putAttributes("attempts", Integer.toString(letter.attempts()))
        .putAttributes("at", letter.at().toString())
        .build();
  }

  /** A message that holds no event, as it came, and why it is none. */
  static PubsubMessage unreadable(PubsubMessage message, IllegalArgumentException why) {
    return PubsubMessage.newBuilder()
        .setData(message.getData())
        .putAllAttributes(message.getAttributesMap())
        .putAttributes("reason", cut(String.valueOf(why.getMessage())))
        .build();
  }

  private static String cut(String reason) {
    return reason.substring(0, Math.min(reason.length(), REASON_LENGTH));
  }
}
