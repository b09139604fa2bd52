/** Pages of lists about money, and the parameters that narrow them. */
@NullMarked
package dev.steward.controlplane.ledger.paging;

import org.jspecify.annotations.NullMarked;
