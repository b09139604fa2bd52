package dev.steward.controlplane.tools;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the registry file is; relative to the working directory. */
@ConfigurationProperties("steward.catalog")
record CatalogSettings(@Bindable(defaultValue = "tool-registry.yaml") String registry) {}
