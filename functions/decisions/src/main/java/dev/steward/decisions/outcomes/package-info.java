/** What came of decisions. */
@NullMarked
package dev.steward.decisions.outcomes;

import org.jspecify.annotations.NullMarked;
