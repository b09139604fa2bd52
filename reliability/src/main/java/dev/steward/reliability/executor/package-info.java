/** An executor that misbehaves by seed, and writes down every effect it really had. */
@NullMarked
package dev.steward.reliability.executor;

import org.jspecify.annotations.NullMarked;
