package dev.steward.controlplane.sessions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code required}: whether every call must name a session. {@code longest}: how long a lease may
 * be.
 */
@ConfigurationProperties("steward.sessions")
record SessionSettings(
    @Bindable(defaultValue = "false") boolean required,
    @Bindable(defaultValue = "PT24H") Duration longest) {}
