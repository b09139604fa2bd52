package dev.steward.decisions.memory;

import dev.steward.ports.models.Prompt;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.TextModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A model that says what it is told to, and remembers what it was asked. */
final class SayingModel implements TextModel {
  final List<Prompt> asked = new ArrayList<>();
  private final Reply reply;

  SayingModel(Reply reply) {
    this.reply = reply;
  }

  @Override
  public String name() {
    return "saying";
  }

  @Override
  public Reply ask(Prompt prompt, Duration within) {
    asked.add(prompt);
    return reply;
  }
}
