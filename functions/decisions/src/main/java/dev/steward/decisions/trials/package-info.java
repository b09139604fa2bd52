/** What outcomes do to plans: shares that follow successes, proposals to promote, steps back. */
@NullMarked
package dev.steward.decisions.trials;

import org.jspecify.annotations.NullMarked;
