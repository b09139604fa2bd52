package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.Pointers;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the members of one item by name; what is wrong with them is kept by JSON Pointer. */
final class Members {
  private static final int LONGEST = 1_024;

  private final Item item;
  private final Set<Violation> wrong = new LinkedHashSet<>();

  Members(Item item) {
    this.item = item;
    if (!item.json().isObject()) {
      wrong.add(new Violation(item.pointer(), "must be an object"));
    }
  }

  List<Violation> wrong() {
    return List.copyOf(wrong);
  }

  void wrong(String name, String message) {
    wrong.add(new Violation(Pointers.child(item.pointer(), name), message));
  }

  /** Absent too when it is null, as CloudEvents have it. */
  Optional<JsonNode> find(String name) {
    return Optional.ofNullable(item.json().get(name)).filter(json -> !json.isNull());
  }

  /** Empty, and noted, when it is absent. */
  String required(String name) {
    if (find(name).isEmpty() && item.json().isObject()) {
      wrong(name, "is required");
    }
    return text(name).orElse("");
  }

  Optional<String> text(String name) {
    return find(name).flatMap(json -> text(name, json));
  }

  /** A name out of whole numbers is as good as one out of letters. */
  Optional<String> user(String name) {
    return find(name)
        .flatMap(json -> json.isIntegralNumber() ? Optional.of(json.asText()) : text(name, json));
  }

  Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    Optional<Instant> time = text.flatMap(Times::parse);
    if (text.isPresent() && time.isEmpty()) {
      wrong(name, "must be a time of the years 1 to 9999 by RFC 3339: 2026-03-01T09:30:00Z");
    }
    return time;
  }

  Optional<URI> uri(String name) {
    try {
      Optional<String> text = text(name);
      return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text.get()));
    } catch (URISyntaxException e) {
      wrong(name, "must be a URI reference");
      return Optional.empty();
    }
  }

  private Optional<String> text(String name, JsonNode json) {
    String text = json.textValue();
    if (text == null || text.isEmpty()) {
      wrong(name, "must be a string that is not empty");
    } else if (text.length() > LONGEST) {
      wrong(name, "has %,d characters; at most %,d".formatted(text.length(), LONGEST));
    } else if (holdsControls(text)) {
      wrong(name, "must not hold control characters");
    } else {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  private static boolean holdsControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
