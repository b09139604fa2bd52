/** What a call costs: the price table, and what becomes of units at its prices. */
@NullMarked
package dev.steward.controlplane.ledger.prices;

import org.jspecify.annotations.NullMarked;
