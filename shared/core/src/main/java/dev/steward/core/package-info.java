/** The words everything is written in: ids, tenants, callers, faults, digests, time. JDK only. */
@NullMarked
package dev.steward.core;

import org.jspecify.annotations.NullMarked;
