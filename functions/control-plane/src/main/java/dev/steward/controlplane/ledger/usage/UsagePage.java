package dev.steward.controlplane.ledger.usage;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Some sums, what they are about, and the token for the next page when there are more. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UsagePage(
    String by,
    Instant from,
    Instant to,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> bucket,
    List<UsageView> usage,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> nextPageToken) {}
