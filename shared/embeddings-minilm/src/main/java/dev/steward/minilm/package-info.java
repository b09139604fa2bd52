/** The embedder that needs nobody: a small model that comes along in a jar. */
@Configuration
@Requires(property = "steward.platform", value = "embedded")
@NullMarked
package dev.steward.minilm;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
