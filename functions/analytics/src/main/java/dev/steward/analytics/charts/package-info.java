/** Pictures of numbers: SVG and HTML that need no script. */
@NullMarked
package dev.steward.analytics.charts;

import org.jspecify.annotations.NullMarked;
