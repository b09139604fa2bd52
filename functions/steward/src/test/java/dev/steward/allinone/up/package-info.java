/** Starting and stopping, part by part. */
@NullMarked
package dev.steward.allinone.up;

import org.jspecify.annotations.NullMarked;
