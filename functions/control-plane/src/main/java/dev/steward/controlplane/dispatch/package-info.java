/** The way out to an executor over HTTP, and what its answer means. */
@NullMarked
package dev.steward.controlplane.dispatch;

import org.jspecify.annotations.NullMarked;
