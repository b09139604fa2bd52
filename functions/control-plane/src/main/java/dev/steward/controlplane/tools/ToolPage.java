package dev.steward.controlplane.tools;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some tools in the order of the registry, and the token for the next page when there are more. */
@Introspected
record ToolPage(
    List<ToolView> tools,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextPageToken) {}
