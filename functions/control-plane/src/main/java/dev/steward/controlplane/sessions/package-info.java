/** Sessions: a lease that binds a principal to its tenant and policy for a while. */
@NullMarked
package dev.steward.controlplane.sessions;

import org.jspecify.annotations.NullMarked;
