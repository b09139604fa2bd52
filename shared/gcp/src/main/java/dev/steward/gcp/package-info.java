/** The Google Cloud adapters of the ports. */
@Configuration
@Requires(property = "steward.platform", value = "gcp")
@NullMarked
package dev.steward.gcp;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
