package dev.steward.controlplane.switches;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/** {@code operators}: the tenant whose admins flip the switches of all tenants; nobody if unset. */
@ConfigurationProperties("steward.switches")
record SwitchSettings(Optional<String> operators) {}
