/**
 * What becomes of runs whose outcome is unknown: their executors are asked, or sent the same effect
 * key once more, or a person says what happened.
 */
@NullMarked
package dev.steward.controlplane.reconciliation;

import org.jspecify.annotations.NullMarked;
