/** Decides again, by another policy, what was decided: from the facts and features as stored. */
@NullMarked
package dev.steward.decisions.replay;

import org.jspecify.annotations.NullMarked;
