/** Tests. */
@NullMarked
package dev.steward.web.limits;

import org.jspecify.annotations.NullMarked;
