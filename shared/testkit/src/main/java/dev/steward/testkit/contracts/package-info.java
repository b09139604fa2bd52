/** What a port promises, written once as tests that every adapter inherits. */
@NullMarked
package dev.steward.testkit.contracts;

import org.jspecify.annotations.NullMarked;
