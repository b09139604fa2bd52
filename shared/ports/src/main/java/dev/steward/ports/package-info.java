/** The outside systems Steward leans on, each a small interface and its records. */
@NullMarked
package dev.steward.ports;

import org.jspecify.annotations.NullMarked;
