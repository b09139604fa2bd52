/** Which variant decides which case, and how outcomes move that: assignment, posteriors, epochs. */
@NullMarked
package dev.steward.decisions.learning;

import org.jspecify.annotations.NullMarked;
