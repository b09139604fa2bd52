/**
 * Postgres as Steward uses it: tenant-bound transactions and the boot check of the walls between
 * tenants.
 */
@NullMarked
package dev.steward.database;

import org.jspecify.annotations.NullMarked;
