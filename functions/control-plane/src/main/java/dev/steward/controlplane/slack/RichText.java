package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.HiddenCharacters;
import dev.steward.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A block of rich text. Slack interprets nothing in its texts: what somebody wrote into an argument
 * is no mention, no link and no format. Together they stay within what one block may hold.
 */
final class RichText {
  /** What a block of text may hold. */
  static final int SHOWN = 2_900;

  private static final int LONGEST = 600;

  private final ArrayNode elements = Json.MAPPER.createArrayNode();
  private int left = SHOWN;

  RichText says(String text) {
    section().add(text(text));
    return this;
  }

  RichText labelled(String label, String text) {
    section().add(bold(label + ": ")).add(text(text));
    return this;
  }

  RichText bold(String label, List<String> points) {
    section().add(bold(label + ":"));
    return points(points);
  }

  RichText points(List<String> points) {
    ObjectNode list = elements.addObject().put("type", "rich_text_list").put("style", "bullet");
    ArrayNode items = list.putArray("elements");
    for (String point : points) {
      if (left > 0) {
        items.addObject().put("type", "rich_text_section").putArray("elements").add(text(point));
      }
    }
    return this;
  }

  /** Shown in the time zone of whoever reads it. */
  RichText until(String before, Instant moment, String after) {
    ObjectNode date =
        Json.object()
            .put("type", "date")
            .put("timestamp", moment.getEpochSecond())
            .put("format", "{date_short_pretty} at {time}")
            .put("fallback", moment.toString());
    section().add(text(before)).add(date).add(text(after));
    return this;
  }

  RichText link(URI to, String text) {
    section().add(Json.object().put("type", "link").put("url", to.toString()).put("text", text));
    return this;
  }

  void addTo(ArrayNode blocks) {
    blocks.addObject().put("type", "rich_text").set("elements", elements);
  }

  private ArrayNode section() {
    return elements.addObject().put("type", "rich_text_section").putArray("elements");
  }

  private ObjectNode bold(String text) {
    ObjectNode bold = text(text);
    bold.putObject("style").put("bold", true);
    return bold;
  }

  private ObjectNode text(String text) {
    String shown = line(text, Math.min(LONGEST, Math.max(1, left)));
    left -= shown.length();
    return Json.object().put("type", "text").put("text", shown);
  }

  /** One line of what was written, every hidden character by name. */
  static String line(String text, int longest) {
    String shown = HiddenCharacters.shown(text.replace('\n', ' '));
    return shown.length() <= longest ? shown : shown.substring(0, longest) + "…";
  }
}
