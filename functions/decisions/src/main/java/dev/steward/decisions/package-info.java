/** Governed decisions: by versioned constitutions, with memory, judged by what came of them. */
@NullMarked
package dev.steward.decisions;

import org.jspecify.annotations.NullMarked;
