/**
 * What earlier decisions teach: which are alike, what is known of an entity, what a day was like.
 */
@NullMarked
package dev.steward.decisions.memory;

import org.jspecify.annotations.NullMarked;
