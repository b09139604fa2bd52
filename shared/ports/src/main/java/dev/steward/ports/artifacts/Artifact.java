package dev.steward.ports.artifacts;

import java.time.Instant;

/**
 * What a store knows of an artifact without reading it. The version changes whenever the content
 * does; it means nothing outside its store.
 */
public record Artifact(ArtifactName name, String version, Instant storedAt) {}
