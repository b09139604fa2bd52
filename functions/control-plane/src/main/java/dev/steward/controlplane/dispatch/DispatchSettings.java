package dev.steward.controlplane.dispatch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * How calls leave for executors.
 *
 * @param privateAddresses whether plain http and private addresses are allowed; on a laptop only
 * @param allowedHosts hosts an executor may have; empty allows those the registry names
 * @param responseBytes the longest answer that is read
 * @param connections open connections at most, to all executors together
 */
@ConfigurationProperties("steward.dispatch")
record DispatchSettings(
    @Bindable(defaultValue = "false") boolean privateAddresses,
    @Bindable(defaultValue = "") List<String> allowedHosts,
    @Bindable(defaultValue = "1048576") int responseBytes,
    @Bindable(defaultValue = "512") int connections) {
  DispatchSettings {
    allowedHosts = allowedHosts.stream().filter(host -> !host.isBlank()).toList();
  }
}
