/** Every refusal and every failure as application/problem+json (RFC 9457). */
@NullMarked
package dev.steward.web.problems;

import org.jspecify.annotations.NullMarked;
