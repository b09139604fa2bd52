/**
 * What a treatment did, from an experiment or from what happened to happen, or why nobody can say.
 */
@NullMarked
package dev.steward.analytics.uplift;

import org.jspecify.annotations.NullMarked;
