/** A real browser, for the pages. */
@NullMarked
package dev.steward.testkit.browser;

import org.jspecify.annotations.NullMarked;
