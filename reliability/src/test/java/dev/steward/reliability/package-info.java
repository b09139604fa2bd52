/** The harness in its short form, and the harness itself put to the test. */
@NullMarked
package dev.steward.reliability;

import org.jspecify.annotations.NullMarked;
