package dev.steward.decisions.redacting;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/** {@code secret}: at least 32 bytes, from which each tenant's key for tokens is derived. */
@ConfigurationProperties("steward.redaction")
record RedactionSettings(Optional<String> secret) {
  RedactionSettings {
    secret = secret.filter(text -> !text.isBlank());
  }
}
