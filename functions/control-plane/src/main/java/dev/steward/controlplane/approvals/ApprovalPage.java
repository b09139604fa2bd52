package dev.steward.controlplane.approvals;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Approvals, and where to go on. */
@Introspected
record ApprovalPage(
    List<ApprovalView> approvals,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(requiredMode = NOT_REQUIRED)
        Optional<String> nextPageToken) {}
