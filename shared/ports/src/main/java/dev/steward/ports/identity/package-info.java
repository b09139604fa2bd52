/** Who Steward is when it calls others. */
@NullMarked
package dev.steward.ports.identity;

import org.jspecify.annotations.NullMarked;
