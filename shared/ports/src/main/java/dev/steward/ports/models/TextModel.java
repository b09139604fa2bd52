package dev.steward.ports.models;

import java.time.Duration;

/** A language model that is asked at temperature 0 and remembers nothing of it. */
public interface TextModel {
  /** Which model is asked, such as {@code gemini-2.5-flash}. */
  String name();

  /**
   * Comes back within that time, a moment for giving up added, and throws nothing for what goes
   * wrong over there.
   */
  Reply ask(Prompt prompt, Duration within);
}
