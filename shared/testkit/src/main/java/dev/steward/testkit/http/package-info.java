/** HTTP servers that misbehave as told. */
@NullMarked
package dev.steward.testkit.http;

import org.jspecify.annotations.NullMarked;
