package dev.steward.controlplane.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Usage;

/** What an executor knows of an effect key. */
public sealed interface EffectAnswer {
  /** The effect happened. */
  record Known(JsonNode output, Usage usage) implements EffectAnswer {}

  /** It did not happen and will not. */
  record KnownFailed(JsonNode problem) implements EffectAnswer {}

  /** It was begun, and whether it happened is not known there either. */
  record StillRunning() implements EffectAnswer {}

  /** The executor never saw the key, and no call with it can still be begun. */
  record NeverSeen() implements EffectAnswer {}

  /** Nothing can be concluded, for this reason. */
  record NoAnswer(String why) implements EffectAnswer {}
}
