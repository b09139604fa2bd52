/** Artifacts in a folder. */
@NullMarked
package dev.steward.embedded.artifacts;

import org.jspecify.annotations.NullMarked;
