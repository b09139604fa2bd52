/** What was written down by three who do not know each other. */
@NullMarked
package dev.steward.reliability.records;

import org.jspecify.annotations.NullMarked;
