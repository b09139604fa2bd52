/** The proof that the handlers of an executor and the registry say the same. */
@NullMarked
package dev.steward.testkit.tools;

import org.jspecify.annotations.NullMarked;
