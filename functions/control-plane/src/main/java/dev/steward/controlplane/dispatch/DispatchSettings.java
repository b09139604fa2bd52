package dev.steward.controlplane.dispatch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * How calls leave for executors.
 *
 * @param privateAddresses whether plain http and private addresses are allowed; on a laptop only
 * @param allowedHosts hosts an executor may have; empty allows those the registry names
 * @param responseBytes the longest answer that is read
 * @param connections open connections at most, to all executors together
 * @param questionTimeout how long an executor may take to say what became of an effect key
 * @param clockSkew how far an executor's clock may be behind: so long after a deadline it may still
 *     begin a call
 */
@ConfigurationProperties("steward.dispatch")
record DispatchSettings(
    @Bindable(defaultValue = "false") boolean privateAddresses,
    @Bindable(defaultValue = "") List<String> allowedHosts,
    @Bindable(defaultValue = "1048576") int responseBytes,
    @Bindable(defaultValue = "512") int connections,
    @Bindable(defaultValue = "5s") Duration questionTimeout,
    @Bindable(defaultValue = "30s") Duration clockSkew) {
  DispatchSettings {
    allowedHosts = allowedHosts.stream().filter(host -> !host.isBlank()).toList();
  }
}
