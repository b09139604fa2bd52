package dev.steward.controlplane.idempotency;

import dev.steward.controlplane.kernel.ToolCall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keys that were lately found to be used already: who comes with one of them again is better asked
 * for first than refused by the database. Forgetting one costs nothing but a vain attempt.
 */
final class RecentKeys {
  private static final int MOST = 10_000;

  private final Set<Key> keys =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(ToolCall call) {
    call.idempotencyKey().ifPresent(key -> keys.add(Key.of(call, key)));
  }

  boolean contains(ToolCall call) {
    return call.idempotencyKey().filter(key -> keys.contains(Key.of(call, key))).isPresent();
  }

  private record Key(String tenant, String principal, String key) {
    static Key of(ToolCall call, String key) {
      return new Key(call.caller().tenant().value(), call.caller().principal(), key);
    }
  }
}
