/** The one road of a tool call: gates, dispatch, completion, and the API over runs and tools. */
@NullMarked
package dev.steward.controlplane;

import org.jspecify.annotations.NullMarked;
