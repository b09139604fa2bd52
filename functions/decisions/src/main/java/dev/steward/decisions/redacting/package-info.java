/** What decisions keep of people: tokens, which join and tell nothing. */
@NullMarked
package dev.steward.decisions.redacting;

import org.jspecify.annotations.NullMarked;
