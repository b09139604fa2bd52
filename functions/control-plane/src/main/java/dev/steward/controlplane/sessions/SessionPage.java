package dev.steward.controlplane.sessions;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Sessions, and where to go on. */
@Introspected
record SessionPage(
    List<SessionView> sessions,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
        Optional<String> nextPageToken) {}
