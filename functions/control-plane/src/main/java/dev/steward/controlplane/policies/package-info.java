/** The policies in force for a tenant: the house's, from files, and those it published itself. */
@NullMarked
package dev.steward.controlplane.policies;

import org.jspecify.annotations.NullMarked;
