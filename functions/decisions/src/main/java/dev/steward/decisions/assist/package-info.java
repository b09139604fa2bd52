/** A model that looks at what the rules decided, and can only make it stricter. */
@NullMarked
package dev.steward.decisions.assist;

import org.jspecify.annotations.NullMarked;
