/** Documents in Firestore. */
@NullMarked
package dev.steward.gcp.documents;

import org.jspecify.annotations.NullMarked;
