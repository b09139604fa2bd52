/** Each promise is seen to be found broken. */
@NullMarked
package dev.steward.reliability.promises;

import org.jspecify.annotations.NullMarked;
