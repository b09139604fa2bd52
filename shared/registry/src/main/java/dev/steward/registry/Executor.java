package dev.steward.registry;

import java.net.URI;
import java.util.Optional;

/**
 * Where a tool runs. {@code url} is as written in the file and may hold one {@code ${NAME}}; {@code
 * base} is its value in this deployment, empty where {@code NAME} has none: then the tool is
 * unavailable.
 */
public record Executor(String kind, String url, String path, Optional<URI> base) {}
