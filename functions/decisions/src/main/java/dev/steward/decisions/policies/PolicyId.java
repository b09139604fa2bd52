package dev.steward.decisions.policies;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.decisions.constitutions.ConstitutionVersion;
import java.util.Optional;

/**
 * How a constitution is asked for: {@code NAME} for its latest version, or {@code NAME@VERSION}.
 */
public record PolicyId(String name, Optional<ConstitutionVersion> version) {
  public static PolicyId parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new PolicyId(text, Optional.empty());
    }
    try {
      return new PolicyId(
          text.substring(0, at), Optional.of(ConstitutionVersion.parse(text.substring(at + 1))));
    } catch (IllegalArgumentException e) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "a policy is named NAME or NAME@VERSION, such as finance-constitution@1.0.0");
    }
  }
}
