/** Turns events into insights that say how sure they are. */
@NullMarked
package dev.steward.analytics;

import org.jspecify.annotations.NullMarked;
