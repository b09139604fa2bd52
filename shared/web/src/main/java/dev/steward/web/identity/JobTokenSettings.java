package dev.steward.web.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/** {@code token} lets whoever has it run the jobs of {@code tenant}. Without it nobody does so. */
@ConfigurationProperties("steward.jobs")
record JobTokenSettings(Optional<String> token, Optional<String> tenant) {
  private static final int LEAST = 32;

  JobTokenSettings {
    token = token.filter(text -> !text.isBlank());
    tenant = tenant.filter(text -> !text.isBlank());
    if (token.isPresent() && token.get().length() < LEAST) {
      throw new IllegalArgumentException("steward.jobs.token has at least 32 characters");
    }
    if (token.isPresent() && tenant.isEmpty()) {
      throw new IllegalArgumentException("steward.jobs.tenant says whose jobs the token runs");
    }
  }
}
