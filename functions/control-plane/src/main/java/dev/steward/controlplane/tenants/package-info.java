/** The businesses this control plane serves. */
@NullMarked
package dev.steward.controlplane.tenants;

import org.jspecify.annotations.NullMarked;
