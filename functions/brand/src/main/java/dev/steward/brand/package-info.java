/** The company brain: the brand profile of a tenant, read and changed by tools. */
@NullMarked
package dev.steward.brand;

import org.jspecify.annotations.NullMarked;
