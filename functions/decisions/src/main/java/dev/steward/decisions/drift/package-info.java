/** Whether what is decided, or what it is decided from, is no longer what it was. */
@NullMarked
package dev.steward.decisions.drift;

import org.jspecify.annotations.NullMarked;
