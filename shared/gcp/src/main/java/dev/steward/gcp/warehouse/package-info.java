/** The warehouse in BigQuery. */
@NullMarked
package dev.steward.gcp.warehouse;

import org.jspecify.annotations.NullMarked;
