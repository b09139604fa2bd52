/** Artifacts in Cloud Storage. */
@NullMarked
package dev.steward.gcp.artifacts;

import org.jspecify.annotations.NullMarked;
