package dev.steward.controlplane.ledger.rates;

import org.jspecify.annotations.Nullable;

/** A rate limit as callers ask for it; without a subject it holds for each one separately. */
record RateDraft(RateScope scope, @Nullable String subject, RateWindow window, int calls) {
  RateDraft {
    if (calls < 1 || calls > 1_000_000) {
      throw new IllegalArgumentException("calls must be 1 to 1000000");
    }
    if (scope == RateScope.TENANT && subject != null) {
      throw new IllegalArgumentException("a limit of the tenant has no subject");
    }
    if (subject != null && (subject.isBlank() || subject.length() > 255)) {
      throw new IllegalArgumentException("subject must be 1 to 255 characters");
    }
  }
}
