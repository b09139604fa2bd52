/** The bank of bugs: each is planted in a copy of the sources, and a test has to see it. */
@NullMarked
package dev.steward.reliability.bugs;

import org.jspecify.annotations.NullMarked;
