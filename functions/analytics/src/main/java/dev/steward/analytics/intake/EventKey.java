package dev.steward.analytics.intake;

/** Tenant, source and id in 128 bits ({@link EventKeys}): few enough to keep many. */
record EventKey(long high, long low) {}
