/** Calls that the output of a call asks for: each takes the road of any other. */
@NullMarked
package dev.steward.controlplane.followups;

import org.jspecify.annotations.NullMarked;
