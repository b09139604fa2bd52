/** Decisions: which policy, what is known, what follows, and the record of it. */
@NullMarked
package dev.steward.decisions.deciding;

import org.jspecify.annotations.NullMarked;
