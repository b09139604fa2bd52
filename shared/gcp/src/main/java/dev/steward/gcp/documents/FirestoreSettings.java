package dev.steward.gcp.documents;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/** Which database; without a project, the one the process runs in. */
@ConfigurationProperties("steward.firestore")
record FirestoreSettings(
    @Nullable String project,
    @Bindable(defaultValue = "(default)") String database,
    @Nullable String emulatorHost) {}
