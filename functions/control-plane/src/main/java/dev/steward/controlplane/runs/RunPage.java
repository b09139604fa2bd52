package dev.steward.controlplane.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some runs, and the token for the next page when there are more. */
@Introspected
record RunPage(
    List<RunView> runs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextPageToken) {}
