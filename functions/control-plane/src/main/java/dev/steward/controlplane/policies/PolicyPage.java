package dev.steward.controlplane.policies;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The policies in force for a tenant.
 *
 * @param digest of them all; each run records it
 * @param policies the house's first; the strictest verdict of all counts
 */
@Introspected
@Schema(name = "Policies")
record PolicyPage(String digest, List<PolicyView> policies) {}
