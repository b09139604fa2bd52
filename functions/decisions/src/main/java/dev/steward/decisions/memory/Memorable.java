package dev.steward.decisions.memory;

import dev.steward.ports.embeddings.Embedding;
import java.time.Instant;

/** Something to be remembered: what it is called, when it happened, where its text lies. */
public record Memorable(String ref, Instant at, Embedding embedding) {}
