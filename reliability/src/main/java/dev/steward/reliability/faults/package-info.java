/** What is done to a running Steward, and when. */
@NullMarked
package dev.steward.reliability.faults;

import org.jspecify.annotations.NullMarked;
