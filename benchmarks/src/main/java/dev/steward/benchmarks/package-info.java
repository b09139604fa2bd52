/** Ratios against floors measured in the same run. */
@NullMarked
package dev.steward.benchmarks;

import org.jspecify.annotations.NullMarked;
