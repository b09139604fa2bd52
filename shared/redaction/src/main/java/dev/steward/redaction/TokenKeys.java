package dev.steward.redaction;

import dev.steward.core.TenantId;

/** Gives the key under which a tenant's values become tokens; never the same for two tenants. */
@FunctionalInterface
public interface TokenKeys {
  /**
   * At least 32 bytes. Throws where there is no key; then nothing but {@code [REDACTED]} comes out.
   */
  byte[] of(TenantId tenant);
}
