/** Checks a service against the contract of executors: what it must refuse, and what it answers. */
@NullMarked
package dev.steward.allinone.probe;

import org.jspecify.annotations.NullMarked;
