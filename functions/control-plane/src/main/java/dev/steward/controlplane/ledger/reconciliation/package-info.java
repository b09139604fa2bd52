/** Whether the ledger adds up, in itself and with what providers bill. It repairs nothing. */
@NullMarked
package dev.steward.controlplane.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
