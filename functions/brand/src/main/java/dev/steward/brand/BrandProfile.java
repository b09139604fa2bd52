package dev.steward.brand;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** How a brand speaks, to whom, and what it may and must say; as the tools show it. */
record BrandProfile(Name name, Voice voice, Audience audience, ClaimsPolicy claimsPolicy) {
  record Voice(Lines tone, Lines styleNotes, @JsonProperty("do") Lines dos, Lines dont) {}

  record Audience(@Nullable Line primary, @Nullable Line secondary) {}

  record ClaimsPolicy(
      @Nullable Lines forbiddenClaims,
      @Nullable Lines requiredDisclaimers,
      @Nullable Lines complianceNotes) {}
}
