/** Who came back, by when they began. */
@NullMarked
package dev.steward.analytics.retention;

import org.jspecify.annotations.NullMarked;
