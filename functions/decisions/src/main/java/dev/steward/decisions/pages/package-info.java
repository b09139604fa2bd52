/** How the function's own pages are put together and sent. */
@NullMarked
package dev.steward.decisions.pages;

import org.jspecify.annotations.NullMarked;
