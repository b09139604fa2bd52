/** Texts as points in a space where what means alike lies near. */
@NullMarked
package dev.steward.ports.embeddings;

import org.jspecify.annotations.NullMarked;
