/** The catalog of tools as callers see it. */
@NullMarked
package dev.steward.controlplane.tools;

import org.jspecify.annotations.NullMarked;
