/** The one road of a tool call: gates in order, dispatch, completion. */
@NullMarked
package dev.steward.controlplane.kernel;

import org.jspecify.annotations.NullMarked;
