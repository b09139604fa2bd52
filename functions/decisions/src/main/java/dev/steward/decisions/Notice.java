package dev.steward.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.util.List;

/**
 * What people are to be told of an entry of {@link History}, as its member {@code notice}:
 * contracts/events. {@code page} is where they read more.
 */
public record Notice(String title, String says, List<String> points, String advice, String page) {
  public static final String MEMBER = "notice";

  public Notice {
    points = List.copyOf(points);
  }

  public ObjectNode json() {
    ObjectNode json = Json.object().put("title", title).put("says", says);
    points.forEach(json.putArray("points")::add);
    return json.put("advice", advice).put("page", page);
  }
}
