package dev.steward.controlplane.approvals;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** {@code expiry}: how long an approval may wait and be used; then the answer is no. */
@ConfigurationProperties("steward.approvals")
record ApprovalSettings(@Bindable(defaultValue = "PT1H") Duration expiry) {
  ApprovalSettings {
    if (!expiry.isPositive()) {
      throw new IllegalArgumentException("steward.approvals.expiry must be a positive duration");
    }
  }
}
