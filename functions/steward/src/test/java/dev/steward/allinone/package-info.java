/** The all-in-one as a person meets it: started as a process, spoken to by the command line. */
@NullMarked
package dev.steward.allinone;

import org.jspecify.annotations.NullMarked;
