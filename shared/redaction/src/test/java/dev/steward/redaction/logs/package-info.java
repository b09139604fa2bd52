/** Tests. */
@NullMarked
package dev.steward.redaction.logs;

import org.jspecify.annotations.NullMarked;
