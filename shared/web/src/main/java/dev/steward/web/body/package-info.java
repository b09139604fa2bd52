/** What a request may carry: strict JSON, and how much of it. */
@NullMarked
package dev.steward.web.body;

import org.jspecify.annotations.NullMarked;
