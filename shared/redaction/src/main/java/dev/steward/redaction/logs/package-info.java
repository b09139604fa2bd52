/** Lets no log line through that has not been redacted. */
@NullMarked
package dev.steward.redaction.logs;

import org.jspecify.annotations.NullMarked;
