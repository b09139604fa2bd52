package dev.steward.redaction.logs;

import dev.steward.core.TenantId;
import dev.steward.redaction.DerivedTokenKeys;
import dev.steward.redaction.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the tokens in log lines: from {@code STEWARD_REDACTION_SECRET} where it is set, so
 * that lines of many processes can be joined; else from a secret that dies with the process.
 */
final class LogKeys {
  private static final String VARIABLE = "STEWARD_REDACTION_SECRET";

  private LogKeys() {}

  static TokenKeys of(Map<String, String> environment) {
    @Nullable String secret = environment.get(VARIABLE);
    if (secret != null && !secret.isBlank()) {
      byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
      return bytes.length >= 32 ? new DerivedTokenKeys(bytes) : LogKeys::tooShort;
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new DerivedTokenKeys(random);
  }

  private static byte[] tooShort(TenantId tenant) {
    throw new IllegalStateException(VARIABLE + " is shorter than 32 bytes");
  }
}
