/** A request that comes twice under one key is carried out once, and answered the same. */
@NullMarked
package dev.steward.controlplane.idempotency;

import org.jspecify.annotations.NullMarked;
