/** The append-only hash chain on Postgres: append, tail, verify. */
@NullMarked
package dev.steward.journal;

import org.jspecify.annotations.NullMarked;
