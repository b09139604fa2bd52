/** What several analyses measure alike: intervals, shares, means, and how they are said. */
@NullMarked
package dev.steward.analytics.measure;

import org.jspecify.annotations.NullMarked;
