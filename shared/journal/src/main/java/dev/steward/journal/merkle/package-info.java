/** Merkle trees as RFC 6962 and RFC 9162 define them, over SHA-256. */
@NullMarked
package dev.steward.journal.merkle;

import org.jspecify.annotations.NullMarked;
