/** Tests. */
@NullMarked
package dev.steward.web.observability;

import org.jspecify.annotations.NullMarked;
