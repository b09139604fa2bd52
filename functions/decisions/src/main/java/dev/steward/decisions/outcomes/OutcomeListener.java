package dev.steward.decisions.outcomes;

import dev.steward.core.TenantId;

/** Hears that something new was reported in a domain, after it is on the disk. Beans. */
public interface OutcomeListener {
  void recorded(TenantId tenant, String domain);
}
