package dev.steward.redaction;

import dev.steward.core.Hmac;
import dev.steward.core.TenantId;
import java.nio.charset.StandardCharsets;

/** Keys derived from one secret: for a machine of one's own; elsewhere each tenant has its own. */
public final class DerivedTokenKeys implements TokenKeys {
  private static final int SHORTEST = 32;

  private final byte[] secret;

  public DerivedTokenKeys(byte[] secret) {
    if (secret.length < SHORTEST) {
      throw new IllegalArgumentException("a secret for tokens has at least 32 bytes");
    }
    this.secret = secret.clone();
  }

  @Override
  public byte[] of(TenantId tenant) {
    return Hmac.sha256(
        secret, ("steward redaction tokens\n" + tenant.value()).getBytes(StandardCharsets.UTF_8));
  }
}
