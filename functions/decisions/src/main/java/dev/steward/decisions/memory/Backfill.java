package dev.steward.decisions.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.TextRefused;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Embeds decisions that were made while nobody did, the latest first, some at a time. What is done
 * is kept: broken off, it goes on where it was.
 */
@Singleton
@Requires(beans = {Embedder.class, Vocabulary.class})
public final class Backfill {
  private static final int PAGE = 50;

  private static final String BEFORE =
      """
      SELECT d.id, d.policy, d.facts, d.decided_at, e.ref IS NOT NULL AS embedded
      FROM governance.decision d
      LEFT JOIN governance.embedding e
        ON e.tenant_id = d.tenant_id
        AND e.kind = 'decision'
        AND e.ref = d.id
        AND e.model = ?
      WHERE d.tenant_id = ?
        AND d.domain = ?
        AND (d.decided_at, d.id) < (?, ?)
      ORDER BY d.decided_at DESC, d.id DESC
      LIMIT ?
      """;

  private final TenantTransactions transactions;
  private final Memory memory;
  private final Embedder embedder;
  private final Vocabulary vocabulary;

  Backfill(
      TenantTransactions transactions, Memory memory, Embedder embedder, Vocabulary vocabulary) {
    this.transactions = transactions;
    this.memory = memory;
    this.embedder = embedder;
    this.vocabulary = vocabulary;
  }

  private record Found(String id, Instant at, boolean embedded, Optional<String> text) {}

  /** Looks at the last so many decisions of a domain. */
  public Backfilled run(TenantId tenant, String domain, int last) {
    Shelf shelf = new Shelf(tenant, Kind.DECISION, domain, embedder.model());
    Backfilled sum = Backfilled.NOTHING;
    Instant before = Instant.parse("9999-12-31T00:00:00Z");
    String id = "";
    while (sum.seen() < last) {
      List<Found> page = page(shelf, before, id, Math.min(PAGE, last - sum.seen()));
      if (page.isEmpty()) {
        break;
      }
      sum = sum.and(embed(shelf, page));
      before = page.getLast().at();
      id = page.getLast().id();
    }
    return sum;
  }

  private Backfilled embed(Shelf shelf, List<Found> page) {
    int before = (int) page.stream().filter(Found::embedded).count();
    List<Found> wanting =
        new ArrayList<>(
            page.stream().filter(it -> !it.embedded() && it.text().isPresent()).toList());
    List<Embedding> embeddings = usable(wanting);
    List<Memorable> things = new ArrayList<>();
    for (int i = 0; i < embeddings.size(); i++) {
      things.add(new Memorable(wanting.get(i).id(), wanting.get(i).at(), embeddings.get(i)));
    }
    memory.remember(shelf, things);
    return new Backfilled(page.size(), before, things.size(), page.size() - before - things.size());
  }

  /** Takes those out whose texts are refused. */
  private List<Embedding> usable(List<Found> wanting) {
    while (!wanting.isEmpty()) {
      try {
        return embedder.embed(
            wanting.stream().map(Found::text).map(Optional::orElseThrow).toList());
      } catch (TextRefused refused) {
        List<String> places = refused.violations().stream().map(Violation::pointer).toList();
        for (int i = wanting.size() - 1; i >= 0; i--) {
          if (places.contains("/" + i)) {
            wanting.remove(i);
          }
        }
      }
    }
    return List.of();
  }

  private List<Found> page(Shelf shelf, Instant before, String id, int limit) {
    return transactions.read(
        shelf.tenant(),
        tx -> {
          try (PreparedStatement select = tx.prepareStatement(BEFORE)) {
            select.setString(1, shelf.model().toString());
            select.setString(2, shelf.tenant().value());
            select.setString(3, shelf.domain());
            select.setObject(4, before.atOffset(ZoneOffset.UTC));
            select.setString(5, id);
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
              List<Found> found = new ArrayList<>();
              while (row.next()) {
                found.add(found(tx, shelf.tenant(), row));
              }
              return found;
            }
          }
        });
  }

  private Found found(Connection tx, TenantId tenant, ResultSet row) throws SQLException {
    boolean embedded = row.getBoolean("embedded");
    return new Found(
        row.getString("id"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        embedded,
        embedded ? Optional.empty() : text(tx, tenant, row));
  }

  private Optional<String> text(Connection tx, TenantId tenant, ResultSet row) throws SQLException {
    JsonNode facts = json(row.getString("facts"));
    return vocabulary
        .of(tx, tenant, row.getString("policy"))
        .flatMap(declarations -> DecisionText.of(facts, declarations));
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("a stored decision is not JSON", e);
    }
  }
}
