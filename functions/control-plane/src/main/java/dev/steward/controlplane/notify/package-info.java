/** Telling people that something waits for them. */
@NullMarked
package dev.steward.controlplane.notify;

import org.jspecify.annotations.NullMarked;
