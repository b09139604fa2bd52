/** The Steward that is tortured: a process of its own, with a clock and waypoints we control. */
@NullMarked
package dev.steward.reliability.app;

import org.jspecify.annotations.NullMarked;
