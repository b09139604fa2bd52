package dev.steward.ports.artifacts;

/** What became of content that was to be put under a name. */
public enum Put {
  STORED,
  /** Something is there already, equal or not; it was left as it is. */
  TAKEN
}
