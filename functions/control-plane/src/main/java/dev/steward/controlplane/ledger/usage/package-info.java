/** What was spent, summed up by whom or what it was spent on. */
@NullMarked
package dev.steward.controlplane.ledger.usage;

import org.jspecify.annotations.NullMarked;
