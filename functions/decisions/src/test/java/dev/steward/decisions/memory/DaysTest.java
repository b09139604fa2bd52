package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the daily jobs make of decisions and outcomes. */
class DaysTest {
  private static final DirectTransactions TRANSACTIONS = GovernanceDatabase.embedded();
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");

  private final TenantId tenant = MemoryContract.shelf("finance", MemoryContract.MODEL).tenant();
  private final Ledger ledger = new Ledger(TRANSACTIONS, tenant);
  private final Aggregator aggregator = new Aggregator(TRANSACTIONS);
  private final EmbeddingRows rows = new EmbeddingRows();
  private final Memory memory =
      new Memory(TRANSACTIONS, rows, new Scan(rows, new Scan.Settings(1_000, 16)), new Index());

  @BeforeEach
  void someHistory() {
    ledger.approved("long-ago", "ada", "2024-01-01T00:00:00Z", 5);
    ledger.approved("last-year", "ada", "2025-06-01T00:00:00Z", 100);
    ledger.denied("lately", "ada", "2026-02-20T12:00:00Z");
    ledger.approved("today", "ada", "2026-03-10T12:00:00Z", 40);
    ledger.approved("tomorrow", "ada", "2026-03-11T00:00:00Z", 8);
    ledger.proposed("asked", "bo", "2026-03-10T23:59:59.999999Z", "2026-03-12T08:00:00Z");
    ledger.approved("quiet", "cy", "2026-03-01T00:00:00Z", 1);
    ledger.reported("last-year", 1, false, "2025-12-01T00:00:00Z");
    ledger.reported("last-year", 2, true, "2026-03-10T01:00:00Z");
    ledger.reported("lately", 1, false, "2026-03-11T00:00:00Z");
  }

  @Test
  void whatIsKnownOfAnEntityAtTheEndOfTheDay() throws Exception {
    assertThat(aggregator.run(tenant, DAY)).isEqualTo(new Aggregator.Aggregated(2, 2));
    assertThat(features("ada", DAY))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"decisions_30d": 2, "approved_30d": 1, "denied_30d": 1,
                 "decisions_365d": 3, "approved_365d": 2, "denied_365d": 1,
                 "successes_365d": 1, "failures_365d": 0,
                 "money_30d": 40, "money_365d": 140, "days_since_last": 0.500000}
                """));
    assertThat(features("cy", DAY).isMissingNode()).isTrue();
  }

  @Test
  void theSameDayAgainChangesNothing() {
    aggregator.run(tenant, DAY);
    assertThat(aggregator.run(tenant, DAY)).isEqualTo(new Aggregator.Aggregated(2, 0));
  }

  @Test
  void whatComesLaterDoesNotChangeTheDay() {
    aggregator.run(tenant, DAY);
    JsonNode before = features("ada", DAY);
    ledger.reported("today", 1, false, "2026-03-20T00:00:00Z");
    ledger.denied("later", "ada", "2026-03-20T00:00:00Z");
    assertThat(aggregator.run(tenant, DAY).changed()).isZero();
    assertThat(features("ada", DAY)).isEqualTo(before);
  }

  @Test
  void whatWaitsForAPersonIsNoApprovalUntilItIsResolved() {
    aggregator.run(tenant, DAY);
    assertThat(features("bo", DAY).path("denied_30d").asInt()).isZero();
    assertThat(features("bo", DAY).path("approved_30d").asInt()).isZero();
    LocalDate resolved = DAY.plusDays(2);
    aggregator.run(tenant, resolved);
    assertThat(features("bo", resolved).path("denied_30d").asInt()).isOne();
  }

  @Test
  void aDayOfADomainInNumbersAndWords() {
    List<Knowledge> snapshots = distiller(Optional.empty()).run(tenant, DAY);
    assertThat(snapshots).hasSize(1);
    assertThat(snapshots.getFirst().summary())
        .isEqualTo(
            """
            finance: 2 decisions about 2
            came to approve: 1
            came to escalate: 1
            at level AL1: 1
            at level AL3: 1
            by rule some-rule: 2
            under finance-constitution@1.0.0: 2
            money approved: 40
            outcomes reported: 1 good, 0 bad, 0 undetermined""");
    assertThat(snapshots).isEqualTo(distiller(Optional.empty()).run(tenant, DAY));
    assertThat(stored("SELECT digest FROM governance.knowledge_snapshot WHERE tenant_id = ?"))
        .isEqualTo(snapshots.getFirst().digest().value());
  }

  @Test
  void aDayOnWhichOnlyOutcomesCameIsOneToo() {
    Knowledge knowledge =
        distiller(Optional.empty()).run(tenant, LocalDate.parse("2025-12-01")).getFirst();
    assertThat(knowledge.facts().path("failures").asInt()).isOne();
    assertThat(knowledge.facts().path("decisions").asInt()).isZero();
  }

  @Test
  void aDayWithoutAnythingLeavesNothing() {
    LocalDate quiet = LocalDate.parse("2026-01-01");
    assertThat(distiller(Optional.empty()).run(tenant, quiet)).isEmpty();
    assertThat(aggregator.run(tenant, quiet)).isEqualTo(new Aggregator.Aggregated(0, 0));
  }

  @Test
  void aSnapshotCanBeFoundByWhatItSays() {
    CountingWords embedder = new CountingWords();
    Knowledge knowledge = distiller(Optional.of(embedder)).run(tenant, DAY).getFirst();
    Shelf shelf = new Shelf(tenant, Kind.SNAPSHOT, "finance", embedder.model());
    assertThat(memory.nearest(shelf, embedder.embed(List.of(knowledge.summary())).getFirst(), 1))
        .containsExactly(new Neighbour("finance@2026-03-10", 1));
  }

  @Test
  void aSnapshotIsKeptThoughNobodyCanEmbedIt() {
    CountingWords embedder = new CountingWords();
    embedder.broken = true;
    try {
      distiller(Optional.of(embedder)).run(tenant, DAY);
    } catch (EmbedderUnavailable expected) {
      assertThat(stored("SELECT count(*) FROM governance.knowledge_snapshot WHERE tenant_id = ?"))
          .isEqualTo("1");
      return;
    }
    throw new AssertionError("whoever asked should know");
  }

  @Test
  void theSuccessRateOfSimilarCases() {
    List<Neighbour> alike =
        List.of(
            new Neighbour("last-year", 0.9),
            new Neighbour("lately", 0.8),
            new Neighbour("today", 0.7));
    assertThat(successRate(alike)).hasValue(0.5);
    assertThat(successRate(alike.subList(2, 3))).isEmpty();
  }

  private OptionalDouble successRate(List<Neighbour> decisions) {
    return TRANSACTIONS.read(
        tenant, tx -> SimilarCases.outcomes(tx, tenant, decisions).successRate());
  }

  private Distiller distiller(Optional<CountingWords> embedder) {
    return new Distiller(TRANSACTIONS, memory, embedder.map(it -> it));
  }

  private JsonNode features(String entity, LocalDate day) {
    return TRANSACTIONS.read(
        tenant,
        tx -> {
          try (PreparedStatement select =
              tx.prepareStatement(
                  "SELECT features FROM governance.entity_feature WHERE entity = ? AND day = ?")) {
            select.setString(1, entity);
            select.setObject(2, day);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Json.MAPPER.readTree(row.getString(1))
                  : Json.object().path("nothing");
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private String stored(String query) {
    return TRANSACTIONS.read(
        tenant,
        tx -> {
          try (PreparedStatement select = tx.prepareStatement(query)) {
            select.setString(1, tenant.value());
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }
}
