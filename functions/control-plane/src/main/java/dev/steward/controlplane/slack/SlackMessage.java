package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.notify.Argument;
import dev.steward.controlplane.notify.News;
import dev.steward.controlplane.notify.Notice;
import dev.steward.core.HiddenCharacters;
import dev.steward.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people are told, in Block Kit. An approval says what its arguments mean, shows the very
 * call, and then who asked, which no argument can push out of sight. One too long to be shown whole
 * has no button that approves it: nobody approves what they did not see.
 */
final class SlackMessage {
  private static final int HEADER = 150;

  private SlackMessage() {}

  static ObjectNode of(SlackSettings settings, Notice notice) {
    String call = HiddenCharacters.shown(notice.call());
    boolean whole = call.length() <= RichText.SHOWN;
    ObjectNode message = message(settings, notice.tool() + " waits for approval");
    ArrayNode blocks = message.withArray("blocks");
    RichText summary = new RichText();
    notice.does().ifPresent(summary::says);
    notice.arguments().forEach(argument -> add(summary, argument));
    summary.labelled("The call", whole ? "exactly as it will be made" : "as far as it fits");
    summary.addTo(blocks);
    preformatted(blocks, whole ? call : call.substring(0, RichText.SHOWN) + "…");
    RichText asked = new RichText();
    asked.says(
        whole
            ? notice.digest()
            : "too long to be shown here: approve it with steward approvals show "
                + notice.approval());
    asked.says(
        "Asked for by %s. Held by %s: %s."
            .formatted(notice.requester(), notice.rule(), notice.reason()));
    asked.until("No answer before ", notice.expiresAt(), " means no.");
    page(settings, notice.page(), asked);
    asked.addTo(blocks);
    SlackButtons.add(blocks, notice, whole);
    return message;
  }

  static ObjectNode of(SlackSettings settings, News news) {
    ObjectNode message = message(settings, news.title());
    RichText text = new RichText().says(news.says());
    if (!news.points().isEmpty()) {
      text.points(news.points());
    }
    news.advice().ifPresent(advice -> text.labelled("What to do", advice));
    text.labelled("Tenant", news.tenant().value());
    page(settings, news.page(), text);
    text.addTo(message.withArray("blocks"));
    return message;
  }

  private static ObjectNode message(SlackSettings settings, String title) {
    String line = RichText.line(title, HEADER - 1);
    ObjectNode message =
        Json.object().put("channel", settings.channel().orElseThrow()).put("text", escaped(line));
    ObjectNode header = message.putArray("blocks").addObject().put("type", "header");
    header.putObject("text").put("type", "plain_text").put("text", line).put("emoji", false);
    return message;
  }

  /** What a notification shows beside blocks is read as markup. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void add(RichText summary, Argument argument) {
    JsonNode value = argument.value();
    Optional<List<String>> list = list(value);
    if (list.isPresent()) {
      summary.bold(argument.label(), list.get());
    } else {
      summary.labelled(argument.label(), value.isValueNode() ? value.asText() : value.toString());
    }
  }

  private static Optional<List<String>> list(JsonNode value) {
    List<String> texts = new ArrayList<>();
    value.forEach(each -> texts.add(each.isTextual() ? each.asText() : each.toString()));
    return value.isArray() && !texts.isEmpty() ? Optional.of(texts) : Optional.empty();
  }

  private static void page(SlackSettings settings, Optional<String> page, RichText text) {
    Optional<URI> base = settings.links();
    if (page.isPresent() && base.isPresent()) {
      text.link(base.get().resolve(page.get()), "Open in Steward");
    }
  }

  private static void preformatted(ArrayNode blocks, String text) {
    ObjectNode rich = blocks.addObject().put("type", "rich_text");
    ObjectNode element =
        rich.putArray("elements").addObject().put("type", "rich_text_preformatted");
    element.putArray("elements").addObject().put("type", "text").put("text", text);
  }
}
