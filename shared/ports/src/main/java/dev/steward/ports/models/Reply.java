package dev.steward.ports.models;

/** What came of asking a model. */
public sealed interface Reply {
  /** {@code model} is the very version that answered, as far as it is told. */
  record Answered(String text, String model, Tokens tokens) implements Reply {}

  /** It will not answer this, or not to the end, however often it is asked. */
  record Refused(String why, String model, Tokens tokens) implements Reply {}

  /** It could not be reached, did not answer in time, or does not serve us. */
  record Unavailable(String why) implements Reply {}
}
