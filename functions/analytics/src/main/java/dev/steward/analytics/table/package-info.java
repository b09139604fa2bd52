/** Named columns of numbers or categories with holes in them: what an analysis is given. */
@NullMarked
package dev.steward.analytics.table;

import org.jspecify.annotations.NullMarked;
