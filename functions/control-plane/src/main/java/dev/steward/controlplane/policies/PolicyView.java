package dev.steward.controlplane.policies;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.policy.Policy;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A policy as callers see it.
 *
 * @param name its name
 * @param version the version in force
 * @param origin house or tenant
 * @param description what it is for
 * @param digest of its canonical JSON
 * @param rules in order; the first that matches decides
 * @param versions all versions a tenant published, the greatest first
 */
@Introspected
@Schema(name = "Policy")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PolicyView(
    String name,
    String version,
    String origin,
    String description,
    String digest,
    List<RuleView> rules,
    @Schema(requiredMode = NOT_REQUIRED) Optional<List<String>> versions) {
  static PolicyView house(Policy policy) {
    return of(policy, "house", Optional.empty());
  }

  static PolicyView tenant(Policy policy, Optional<List<String>> versions) {
    return of(policy, "tenant", versions);
  }

  private static PolicyView of(Policy policy, String origin, Optional<List<String>> versions) {
    return new PolicyView(
        policy.name(),
        policy.version().toString(),
        origin,
        policy.description(),
        policy.digest().value(),
        policy.rules().stream()
            .map(
                rule -> new RuleView(rule.name(), rule.when(), rule.ruling().wire(), rule.reason()))
            .toList(),
        versions);
  }

  /**
   * A rule of a policy.
   *
   * @param name named in every verdict
   * @param when a CEL expression
   * @param verdict allow, hold, revise or refuse
   * @param reason told to the caller
   */
  @Introspected
  @Schema(name = "PolicyRule")
  record RuleView(String name, String when, String verdict, String reason) {}
}
