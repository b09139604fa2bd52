package dev.steward.controlplane.runs;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The history of one run. */
@Introspected
record RunEventPage(List<RunEvent> events) {}
