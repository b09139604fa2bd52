package dev.steward.gcp.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventJson;

/** Events as messages: the JSON of {@link EventJson}, in order by tenant. */
final class Messages {
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

  /** {@code at, reason, attempts, event}, as the embedded bus writes it. */
  static PubsubMessage of(DeadLetter letter) {
    ObjectNode json =
        Json.object()
            .put("at", letter.at().toString())
            .put("reason", letter.reason())
            .put("attempts", letter.attempts());
    json.set("event", EventJson.write(letter.event()));
    return PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(json.toString())).build();
  }

  /** A message that holds no event, as it came, and why it is none. */
  static PubsubMessage unreadable(PubsubMessage message, IllegalArgumentException why) {
    String reason = String.valueOf(why.getMessage());
    return PubsubMessage.newBuilder()
        .setData(message.getData())
        .putAllAttributes(message.getAttributesMap())
        .putAttributes("reason", reason.substring(0, Math.min(reason.length(), REASON_LENGTH)))
        .build();
  }
}
