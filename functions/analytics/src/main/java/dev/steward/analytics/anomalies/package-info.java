/** Tells which values of a series are not what its own past lets one expect. */
@NullMarked
package dev.steward.analytics.anomalies;

import org.jspecify.annotations.NullMarked;
