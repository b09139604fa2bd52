/**
 * What keeps trouble where it is: breaker, bulkhead and retry budget of each executor, the bound on
 * calls at once, and what still goes on when a part of Steward itself is down.
 */
@NullMarked
package dev.steward.controlplane.resilience;

import org.jspecify.annotations.NullMarked;
