/** Brings events from the bus into the warehouse. */
@NullMarked
package dev.steward.analytics.landing;

import org.jspecify.annotations.NullMarked;
