package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.ports.embeddings.EmbeddingModel;

/** Where things of one sort are remembered: only what is on one shelf is compared. */
public record Shelf(TenantId tenant, Kind kind, String domain, EmbeddingModel model) {}
