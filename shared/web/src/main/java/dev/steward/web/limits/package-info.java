/** How much, how slowly and how oddly one may ask; and the defaults every function starts with. */
@NullMarked
package dev.steward.web.limits;

import org.jspecify.annotations.NullMarked;
