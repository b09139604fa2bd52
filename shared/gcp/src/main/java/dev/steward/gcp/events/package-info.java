/** The bus on Pub/Sub. */
@NullMarked
package dev.steward.gcp.events;

import org.jspecify.annotations.NullMarked;
