/** The Google Cloud adapters of the ports. */
@NullMarked
package dev.steward.gcp;

import org.jspecify.annotations.NullMarked;
