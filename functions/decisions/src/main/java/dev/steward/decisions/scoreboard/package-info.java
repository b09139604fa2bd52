/** The page on which people see how the policies of a domain stand. */
@NullMarked
package dev.steward.decisions.scoreboard;

import org.jspecify.annotations.NullMarked;
