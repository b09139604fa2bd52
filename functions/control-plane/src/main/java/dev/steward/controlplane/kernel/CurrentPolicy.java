package dev.steward.controlplane.kernel;

import dev.steward.core.TenantId;

/** The digest of the policy that decides a tenant's calls at present. */
public interface CurrentPolicy {
  String digest(TenantId tenant);
}
