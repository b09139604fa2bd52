/** Kill switches: what is stopped is not dispatched, and what cannot be read is stopped. */
@NullMarked
package dev.steward.controlplane.switches;

import org.jspecify.annotations.NullMarked;
