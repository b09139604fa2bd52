/** The command line: each command a small class that talks HTTP to a running Steward. */
@NullMarked
package dev.steward.allinone.cli;

import org.jspecify.annotations.NullMarked;
