package dev.steward.allinone.probe;

import java.util.Optional;

/**
 * One call of a probe: what is shown and sent, and in what it differs from a proper one. The same
 * effect name is the same effect key.
 */
record Call(
    Optional<String> token,
    String body,
    String effect,
    int attempt,
    boolean late,
    Optional<String> lacks) {

  static Call of(String token, String body, String effect) {
    return new Call(Optional.of(token), body, effect, 1, false, Optional.empty());
  }

  static Call ofStranger(String body) {
    return new Call(Optional.empty(), body, "stranger", 1, false, Optional.empty());
  }

  Call again() {
    return new Call(token, body, effect, attempt + 1, late, lacks);
  }

  Call pastItsDeadline() {
    return new Call(token, body, effect, attempt, true, lacks);
  }

  Call without(String header) {
    return new Call(token, body, effect, attempt, late, Optional.of(header));
  }
}
