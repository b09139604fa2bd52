package dev.steward.web.identity;

import dev.steward.core.Caller;
import dev.steward.core.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens already verified, by their SHA-256; the least recently used go first when it is full. */
final class VerifiedTokens {
  private static final int CAPACITY = 10_000;

  private record Verified(Caller caller, Instant until) {}

  private final Map<Digest, Verified> tokens =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Verified> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized Optional<Caller> find(Digest token, Instant now) {
    Verified verified = tokens.get(token);
    if (verified == null) {
      return Optional.empty();
    }
    if (!now.isBefore(verified.until())) {
      tokens.remove(token);
      return Optional.empty();
    }
    return Optional.of(verified.caller());
  }

  synchronized void keep(Digest token, Caller caller, Instant until) {
    tokens.put(token, new Verified(caller, until));
  }
}
