package dev.steward.controlplane.reconciliation;

import dev.steward.core.TenantId;

/** The right to find out about a run, until somebody has a higher epoch. */
record Lease(TenantId tenant, String run, long epoch) {}
