/** Tells the event bus what the journal says, entry by entry. */
@NullMarked
package dev.steward.controlplane.relay;

import org.jspecify.annotations.NullMarked;
