/** CEL as policies may use it: what compiles, what is a mistake all the same, and bounded time. */
@NullMarked
package dev.steward.policy.expressions;

import org.jspecify.annotations.NullMarked;
