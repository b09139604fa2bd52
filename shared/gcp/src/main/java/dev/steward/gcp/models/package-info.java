/** Gemini by Vertex AI. */
@NullMarked
package dev.steward.gcp.models;

import org.jspecify.annotations.NullMarked;
