/** Pages and charts that need no script: HTML and SVG, escaped by the library that writes them. */
@NullMarked
package dev.steward.analytics.pages;

import org.jspecify.annotations.NullMarked;
