package dev.steward.controlplane.policies;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the house's policies are; relative to the working directory. */
@ConfigurationProperties("steward.policies")
record PolicySettings(@Bindable(defaultValue = "contracts/policies") String folder) {}
