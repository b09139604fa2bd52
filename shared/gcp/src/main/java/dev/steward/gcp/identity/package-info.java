/** Steward's own identity, as Google signs it. */
@NullMarked
package dev.steward.gcp.identity;

import org.jspecify.annotations.NullMarked;
