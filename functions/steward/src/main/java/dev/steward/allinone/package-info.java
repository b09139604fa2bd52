/** All functions in one process on embedded parts, and the command line. */
@NullMarked
package dev.steward.allinone;

import org.jspecify.annotations.NullMarked;
