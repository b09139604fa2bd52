/** Tests. */
@NullMarked
package dev.steward.web.identity;

import org.jspecify.annotations.NullMarked;
