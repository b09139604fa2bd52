/** The history as callers see it. */
@NullMarked
package dev.steward.controlplane.journal;

import org.jspecify.annotations.NullMarked;
