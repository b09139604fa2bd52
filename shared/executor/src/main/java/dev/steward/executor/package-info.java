/** What an executor is built from: tool handlers bound to paths, caller check, invocation facts. */
@NullMarked
package dev.steward.executor;

import org.jspecify.annotations.NullMarked;
