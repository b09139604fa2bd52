package dev.steward.decisions.redacting;

import dev.steward.redaction.DerivedTokenKeys;
import dev.steward.redaction.Redactor;
import dev.steward.redaction.TokenKeys;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Without a secret there are no tokens: what is personal becomes {@code [REDACTED]}. */
@Factory
final class RedactionFactory {
  @Singleton
  Redactor redactor(RedactionSettings settings) {
    TokenKeys keys =
        settings
            .secret()
            .<TokenKeys>map(secret -> new DerivedTokenKeys(secret.getBytes(StandardCharsets.UTF_8)))
            .orElse(
                _ -> {
                  throw new IllegalStateException("there is no secret for tokens");
                });
    return new Redactor(keys);
  }
}
