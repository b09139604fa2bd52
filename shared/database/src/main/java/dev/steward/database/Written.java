package dev.steward.database;

/** What became of statements that go together. */
public sealed interface Written {
  /** All of it is committed. */
  record Done() implements Written {}

  /** This requirement was not met, and nothing was written. */
  record Unmet(String requirement) implements Written {}
}
