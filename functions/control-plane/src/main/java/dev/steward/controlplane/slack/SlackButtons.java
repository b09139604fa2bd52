package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.notify.Notice;

/** What a person answers an approval with: a note, and one of three buttons. */
final class SlackButtons {
  private static final int NOTE = 500;

  private SlackButtons() {}

  static void add(ArrayNode blocks, Notice notice, boolean whole) {
    note(blocks);
    ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
    if (whole) {
      button(buttons, "approve", "Approve", notice).put("style", "primary");
    }
    button(buttons, "revise", "Send back", notice);
    button(buttons, "reject", "Reject", notice).put("style", "danger");
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
