/**
 * A real Postgres server from Maven artifacts, kept in a folder, started and stopped in-process.
 */
@NullMarked
package dev.steward.embedded.postgres;

import org.jspecify.annotations.NullMarked;
