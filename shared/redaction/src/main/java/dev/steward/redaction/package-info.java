/**
 * Takes personal data out of texts and JSON before they are logged, stored or sent, and fails
 * closed.
 */
@NullMarked
package dev.steward.redaction;

import org.jspecify.annotations.NullMarked;
