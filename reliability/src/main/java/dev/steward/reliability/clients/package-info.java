/** Many clients, each with a journal of what it asked and what it was told. */
@NullMarked
package dev.steward.reliability.clients;

import org.jspecify.annotations.NullMarked;
