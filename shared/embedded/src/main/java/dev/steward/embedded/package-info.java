/** The embedded adapters of the ports, for laptops and tests. */
@Configuration
@Requires(property = "steward.platform", value = "embedded")
@NullMarked
package dev.steward.embedded;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
