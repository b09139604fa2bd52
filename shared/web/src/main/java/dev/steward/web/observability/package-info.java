/** What can be seen from outside: correlation ids, log lines, metrics. */
@NullMarked
package dev.steward.web.observability;

import org.jspecify.annotations.NullMarked;
