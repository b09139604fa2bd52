/** Constitutions as they were published: stored for good, found by name and version, retired. */
@NullMarked
package dev.steward.decisions.policies;

import org.jspecify.annotations.NullMarked;
