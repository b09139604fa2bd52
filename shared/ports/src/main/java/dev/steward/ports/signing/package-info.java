/** The key by which Steward vouches for its history. */
@NullMarked
package dev.steward.ports.signing;

import org.jspecify.annotations.NullMarked;
