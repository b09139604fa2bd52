/**
 * What an executor is built from: tool handlers bound to paths, caller check, invocation facts, and
 * the effect keys that make a change happen once.
 */
@NullMarked
package dev.steward.executor;

import org.jspecify.annotations.NullMarked;
