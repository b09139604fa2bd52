/** Insights that are kept: a row, a pointer and a report, all three or none. */
@NullMarked
package dev.steward.analytics.insights;

import org.jspecify.annotations.NullMarked;
