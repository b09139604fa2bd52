/** What becomes of asking people, as far as nobody decided: heard from the journal. */
@NullMarked
package dev.steward.decisions.asking;

import org.jspecify.annotations.NullMarked;
