/** Whether a candidate does better than what it would replace, however often one looks. */
@NullMarked
package dev.steward.decisions.scorecards;

import org.jspecify.annotations.NullMarked;
