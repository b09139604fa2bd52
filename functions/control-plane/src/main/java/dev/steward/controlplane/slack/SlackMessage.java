package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.notify.Notice;
import dev.steward.core.HiddenCharacters;
import dev.steward.json.Json;

/**
 * An approval in Block Kit. The call is shown as preformatted text, in which Slack interprets
 * nothing. A call too long to be shown whole has no button that approves it: nobody approves what
 * they did not see.
 */
final class SlackMessage {
  /** What a block of text may hold. */
  private static final int SHOWN = 2_900;

  private static final int NOTE = 500;

  private SlackMessage() {}

  static ObjectNode of(String channel, Notice notice) {
    String call = HiddenCharacters.shown(notice.call());
    boolean whole = call.length() <= SHOWN;
    ObjectNode message =
        Json.object()
            .put("channel", channel)
            .put("text", plain(notice.tool() + " waits for approval " + notice.approval()));
    ArrayNode blocks = message.putArray("blocks");
    text(blocks, notice.tool() + " waits for approval");
    text(
        blocks,
        "asked for by %s, held by %s: %s\nno answer before %s means no"
            .formatted(notice.requester(), notice.rule(), notice.reason(), notice.expiresAt()));
    preformatted(blocks, whole ? call : call.substring(0, SHOWN) + "…");
    text(
        blocks,
        whole
            ? notice.digest()
            : "too long to be shown here: approve it with `steward approvals show "
                + notice.approval()
                + "`");
    note(blocks);
    buttons(blocks, notice, whole);
    return message;
  }

  private static void text(ArrayNode blocks, String text) {
    ObjectNode section = blocks.addObject().put("type", "section");
    section
        .putObject("text")
        .put("type", "plain_text")
        .put("text", plain(text))
        .put("emoji", false);
  }

  private static String plain(String text) {
    String shown = HiddenCharacters.shown(text.replace('\n', ' '));
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
  }

  private static void preformatted(ArrayNode blocks, String text) {
    ObjectNode rich = blocks.addObject().put("type", "rich_text");
    ObjectNode element =
        rich.putArray("elements").addObject().put("type", "rich_text_preformatted");
    element.putArray("elements").addObject().put("type", "text").put("text", text);
  }

  private static void note(ArrayNode blocks) {
    ObjectNode input =
        blocks
            .addObject()
            .put("type", "input")
            .put("block_id", SlackPress.NOTE)
            .put("optional", true);
    input.putObject("label").put("type", "plain_text").put("text", "Note");
    input
        .putObject("element")
        .put("type", "plain_text_input")
        .put("action_id", SlackPress.NOTE)
        .put("max_length", NOTE);
  }

  private static void buttons(ArrayNode blocks, Notice notice, boolean whole) {
    ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
    if (whole) {
      button(buttons, "approve", "Approve", notice).put("style", "primary");
    }
    button(buttons, "revise", "Send back", notice);
    button(buttons, "reject", "Reject", notice).put("style", "danger");
  }

  private static ObjectNode button(ArrayNode buttons, String action, String label, Notice notice) {
    ObjectNode button =
        buttons
            .addObject()
            .put("type", "button")
            .put("action_id", action)
            .put("value", SlackPress.value(notice));
    button.putObject("text").put("type", "plain_text").put("text", label);
    return button;
  }
}
