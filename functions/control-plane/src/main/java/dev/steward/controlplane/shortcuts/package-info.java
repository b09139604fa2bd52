/** Plain routes for what are tool calls: whoever uses them takes the same road. */
@NullMarked
package dev.steward.controlplane.shortcuts;

import org.jspecify.annotations.NullMarked;
