/** Tries to break what Steward promises, by seed, and counts how often it succeeded. */
@NullMarked
package dev.steward.reliability;

import org.jspecify.annotations.NullMarked;
