/** Tests. */
@NullMarked
package dev.steward.redaction;

import org.jspecify.annotations.NullMarked;
