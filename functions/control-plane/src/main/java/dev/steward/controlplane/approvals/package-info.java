/**
 * Approvals: a person's yes to one exact call, good for one use. What was approved is what runs,
 * byte for byte, or it does not run.
 */
@NullMarked
package dev.steward.controlplane.approvals;

import org.jspecify.annotations.NullMarked;
