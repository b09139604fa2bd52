/** The embedded adapters of the ports, for laptops and tests. */
@NullMarked
package dev.steward.embedded;

import org.jspecify.annotations.NullMarked;
