package dev.steward.controlplane.tools;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Some tools in the order of the registry, and the token for the next page when there are more. */
@Introspected
record ToolPage(
    List<ToolView> tools,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
        Optional<String> nextPageToken) {}
