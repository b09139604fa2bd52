package dev.steward.controlplane.resilience;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What one executor is trusted with.
 *
 * @param calls calls at work at once
 * @param window how many of the latest calls the breaker judges by
 * @param judged how many it wants to have seen before it judges
 * @param failures percent of them that open it
 * @param openFor how long it then refuses
 * @param trials calls that are let through after that, to see
 * @param attempts attempts at one call, the first among them
 * @param pause before the second attempt; about doubled before each further one
 * @param retries attempts beyond the first, as a share of all calls
 */
@ConfigurationProperties("steward.resilience.executor")
record ExecutorLimits(
    @Bindable(defaultValue = "128") int calls,
    @Bindable(defaultValue = "50") int window,
    @Bindable(defaultValue = "30") int judged,
    @Bindable(defaultValue = "50") int failures,
    @Bindable(defaultValue = "5s") Duration openFor,
    @Bindable(defaultValue = "5") int trials,
    @Bindable(defaultValue = "3") int attempts,
    @Bindable(defaultValue = "100ms") Duration pause,
    @Bindable(defaultValue = "0.1") double retries) {}
