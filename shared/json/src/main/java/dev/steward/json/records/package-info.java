/**
 * Records as JSON and back, exactly: no unknown member, no null, no coerced scalar, and every
 * violation named by its JSON Pointer.
 */
@NullMarked
package dev.steward.json.records;

import org.jspecify.annotations.NullMarked;
