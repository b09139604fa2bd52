/** Constitutions: how a domain decides, as data; read, checked and applied without a database. */
@NullMarked
package dev.steward.decisions.constitutions;

import org.jspecify.annotations.NullMarked;
