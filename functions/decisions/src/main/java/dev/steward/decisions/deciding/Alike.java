package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.memory.DecisionText;
import dev.steward.decisions.memory.Kind;
import dev.steward.decisions.memory.Memory;
import dev.steward.decisions.memory.Neighbour;
import dev.steward.decisions.memory.Shelf;
import dev.steward.decisions.memory.SimilarCases;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.TextRefused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Earlier decisions that are most like a case, for policies that look at them. */
@Singleton
final class Alike {
  static final String FEATURE = "similar_success_rate";
  private static final int NEAREST = 10;

  private final Optional<Embedder> embedder;
  private final Memory memory;
  private final TenantTransactions transactions;

  Alike(Optional<Embedder> embedder, Memory memory, TenantTransactions transactions) {
    this.embedder = embedder;
    this.memory = memory;
    this.transactions = transactions;
  }

  /** The cases, the most alike first, and the share of them that came to good, where known. */
  record Found(List<String> cases, OptionalDouble successRate) {
    static final Found NOTHING = new Found(List.of(), OptionalDouble.empty());
  }

  /** What a policy only tells a model about may be missing; what it decides by may not. */
  Found to(TenantId tenant, Constitution constitution, JsonNode facts) {
    if (constitution.features().contains(FEATURE)) {
      return nearest(tenant, constitution, facts);
    }
    if (constitution.assist().isEmpty()) {
      return Found.NOTHING;
    }
    try {
      return nearest(tenant, constitution, facts);
    } catch (EmbedderUnavailable | TextRefused notToBeFound) {
      return Found.NOTHING;
    }
  }

  private Found nearest(TenantId tenant, Constitution constitution, JsonNode facts) {
    Optional<String> text = DecisionText.of(facts, constitution.facts());
    if (embedder.isEmpty() || text.isEmpty()) {
      return Found.NOTHING;
    }
    Embedding embedding = embedder.get().embed(List.of(text.get())).getFirst();
    Shelf shelf = new Shelf(tenant, Kind.DECISION, constitution.domain(), embedder.get().model());
    return transactions.read(
        tenant,
        tx -> {
          List<Neighbour> nearest = memory.nearest(tx, shelf, embedding, NEAREST);
          return new Found(
              nearest.stream().map(Neighbour::ref).toList(),
              SimilarCases.successRate(tx, tenant, nearest));
        });
  }
}
