/** Which features move a metric: how much, how surely, and in which words. */
@NullMarked
package dev.steward.analytics.drivers;

import org.jspecify.annotations.NullMarked;
