package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Pointers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The events of one call. */
record Parcel(List<Item> items) {
  static final int MOST = 1_000;

  Parcel {
    items = List.copyOf(items);
  }

  /** One CloudEvent. */
  static Parcel single(JsonNode event) {
    return new Parcel(List.of(new Item("", event, Item.Form.CLOUD_EVENT)));
  }

  /** A list of CloudEvents. */
  static Parcel batch(JsonNode events) {
    return list("", events, _ -> Item.Form.CLOUD_EVENT);
  }

  /** One event, a list of them, or {@code {"events": […]}}; each plain or a CloudEvent. */
  static Parcel plain(JsonNode json) {
    if (json.isArray()) {
      return list("", json, Item.Form::of);
    }
    if (json.has("events") && !json.has("event") && !json.has("specversion")) {
      onlyEvents(json);
      return list("/events", json.path("events"), Item.Form::of);
    }
    return new Parcel(List.of(new Item("", json, Item.Form.of(json))));
  }

  /** The member {@code events} of a call. */
  static Parcel listed(List<JsonNode> events) {
    return list("/events", JsonNodeFactory.instance.arrayNode().addAll(events), Item.Form::of);
  }

  private static Parcel list(String pointer, JsonNode list, Function<JsonNode, Item.Form> form) {
    if (!list.isArray()) {
      throw refused(pointer, "must be a list of events");
    }
    if (list.size() > MOST) {
      throw refused(pointer, "has %,d events; a call takes %,d".formatted(list.size(), MOST));
    }
    return new Parcel(
        IntStream.range(0, list.size())
            .mapToObj(i -> new Item(pointer + '/' + i, list.get(i), form.apply(list.get(i))))
            .toList());
  }

  private static void onlyEvents(JsonNode json) {
    for (var member : json.properties()) {
      if (!member.getKey().equals("events")) {
        throw refused(Pointers.child("", member.getKey()), "is no member of a list of events");
      }
    }
  }

  private static Fault refused(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "the body is not a list of events",
        List.of(new Violation(pointer, message)),
        null);
  }
}
