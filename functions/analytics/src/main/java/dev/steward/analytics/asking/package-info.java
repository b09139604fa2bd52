/** How a call asks the warehouse: its time, its conditions, its cost, and what it rests on. */
@NullMarked
package dev.steward.analytics.asking;

import org.jspecify.annotations.NullMarked;
