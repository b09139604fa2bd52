/**
 * Money: every call holds what it may cost before it runs, and is charged or given back when it
 * ended.
 */
@NullMarked
package dev.steward.controlplane.ledger;

import org.jspecify.annotations.NullMarked;
