package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
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
import dev.steward.ports.embeddings.Embedding;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Earlier decisions that are most like a case, for policies that look at them. */
@Singleton
final class Alike {
  /** The share of the most alike that came to good, and of how many that is known. */
  private static final String RATE = "similar_success_rate";

  private static final String OUTCOMES = "similar_outcomes";
  private static final int NEAREST = 10;

  /** So long is looked for what is only told: an embedder that is down takes half a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Optional<Embedder> embedder;
  private final Memory memory;
  private final TenantTransactions transactions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Alike(Optional<Embedder> embedder, Memory memory, TenantTransactions transactions) {
    this.embedder = embedder;
    this.memory = memory;
    this.transactions = transactions;
  }

  /** The cases, the most alike first, and what the policy asks of them. */
  record Found(List<Neighbour> cases, Map<String, Double> features) {
    static final Found NOTHING = new Found(List.of(), Map.of());

    List<String> refs() {
      return cases.stream().map(Neighbour::ref).toList();
    }
  }

  /** What the policy decides by may not be missing; what is only told or shown may. */
  Found to(TenantId tenant, Constitution constitution, JsonNode facts, boolean wanted) {
    if (asked(constitution, RATE) || asked(constitution, OUTCOMES)) {
      return nearest(tenant, constitution, facts);
    }
    if (constitution.assist().isEmpty() && !wanted) {
      return Found.NOTHING;
    }
    return soon(() -> nearest(tenant, constitution, facts));
  }

  private Found soon(Callable<Found> search) {
    Future<Found> found = threads.submit(search);
    try {
      return found.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Found.NOTHING;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault) {
        return Found.NOTHING;
      }
      throw new IllegalStateException("looking for what is alike failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Found.NOTHING;
    } finally {
      found.cancel(true);
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
              nearest, features(constitution, SimilarCases.outcomes(tx, tenant, nearest)));
        });
  }

  private static Map<String, Double> features(Constitution constitution, SimilarCases.Came came) {
    Map<String, Double> features = new HashMap<>();
    if (asked(constitution, RATE)) {
      came.successRate().ifPresent(rate -> features.put(RATE, rate));
    }
    if (asked(constitution, OUTCOMES)) {
      features.put(OUTCOMES, (double) came.known());
    }
    return features;
  }

  private static boolean asked(Constitution constitution, String feature) {
    return constitution.features().contains(feature);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
