/** What a policy is: ordered rules in CEL, judged in bounded time, and the files they stand in. */
@NullMarked
package dev.steward.policy;

import org.jspecify.annotations.NullMarked;
