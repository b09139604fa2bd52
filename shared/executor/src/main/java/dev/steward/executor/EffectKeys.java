package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import java.util.Optional;

/** The effect keys of atomic work, kept where its effects are. */
public interface EffectKeys {
  /**
   * What is kept of a key. It waits for a transaction that is about to keep it: what is not there
   * after the deadline will never be.
   */
  Optional<JsonNode> find(TenantId tenant, String key);

  /** By itself: what did not happen and will not. Throws {@link KeyTaken}. */
  void keep(TenantId tenant, String key, JsonNode content);
}
