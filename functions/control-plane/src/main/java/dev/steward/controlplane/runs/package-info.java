/** Runs: what became of each tool call, and what one can ask about it. */
@NullMarked
package dev.steward.controlplane.runs;

import org.jspecify.annotations.NullMarked;
