/** Events and insights in columns, and the questions that are asked of them. */
@NullMarked
package dev.steward.ports.warehouse;

import org.jspecify.annotations.NullMarked;
