/** Documents in Postgres. */
@NullMarked
package dev.steward.embedded.documents;

import org.jspecify.annotations.NullMarked;
