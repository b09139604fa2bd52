package dev.steward.controlplane.reconciliation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How unknown outcomes are looked for.
 *
 * @param lease how long one look may take before another process may have a look
 * @param pause before the second look at a run; doubled before each further one
 * @param longestPause at most
 * @param patience how long after its deadline work that was begun may take to end
 * @param window how long after it was admitted a run may be sent once more
 * @param attempts attempts at a run at most, those made while the caller waited among them
 * @param givenUp how long an outcome is looked for; executors keep effect keys for a week
 */
@ConfigurationProperties("steward.reconciliation")
record ReconciliationSettings(
    @Bindable(defaultValue = "30s") Duration lease,
    @Bindable(defaultValue = "2s") Duration pause,
    @Bindable(defaultValue = "10m") Duration longestPause,
    @Bindable(defaultValue = "30s") Duration patience,
    @Bindable(defaultValue = "24h") Duration window,
    @Bindable(defaultValue = "4") int attempts,
    @Bindable(defaultValue = "7d") Duration givenUp) {}
