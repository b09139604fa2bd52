/**
 * Checkpoints: signed statements of how much history there is, kept where whoever owns the database
 * cannot write. Each tenant has a log, a Merkle tree over all entries of all its streams;
 * contracts/journal describes it for any language.
 */
@NullMarked
package dev.steward.journal.checkpoints;

import org.jspecify.annotations.NullMarked;
