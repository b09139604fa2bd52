/** Events that a tenant appends: what happened, before anything is decided. */
@NullMarked
package dev.steward.decisions.events;

import org.jspecify.annotations.NullMarked;
