/** The warehouse in a file: DuckDB, reading the GoogleSQL of {@code contracts/warehouse}. */
@Configuration
@Requires(property = "steward.platform", value = "embedded")
@NullMarked
package dev.steward.warehouse.duckdb;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
