/** How often may be called: by a tenant, a principal, in a session, a tool. */
@NullMarked
package dev.steward.controlplane.ledger.rates;

import org.jspecify.annotations.NullMarked;
