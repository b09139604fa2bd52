package dev.steward.controlplane.resilience;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A part of Steward.
 *
 * @param part its name
 * @param state up, down, or absent when this deployment has none
 * @param since since when
 * @param effect what is different while it is down
 */
@Introspected
@Schema(name = "Part")
public record PartView(String part, String state, Instant since, String effect) {}
