/** Embeddings by Vertex AI. */
@NullMarked
package dev.steward.gcp.embeddings;

import org.jspecify.annotations.NullMarked;
