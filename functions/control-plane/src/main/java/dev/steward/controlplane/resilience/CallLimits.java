package dev.steward.controlplane.resilience;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many tool calls this process takes on.
 *
 * @param atOnce calls carried at once
 * @param waiting calls that may wait for one of them to end
 * @param patience how long they wait
 * @param farewell how long calls under way may take to end when the process is asked to
 */
@ConfigurationProperties("steward.resilience.calls")
record CallLimits(
    @Bindable(defaultValue = "256") int atOnce,
    @Bindable(defaultValue = "256") int waiting,
    @Bindable(defaultValue = "1s") Duration patience,
    @Bindable(defaultValue = "20s") Duration farewell) {}
