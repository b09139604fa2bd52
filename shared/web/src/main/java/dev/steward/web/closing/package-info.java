/** The end of a process: what was begun is answered, and nothing is begun any more. */
@NullMarked
package dev.steward.web.closing;

import org.jspecify.annotations.NullMarked;
