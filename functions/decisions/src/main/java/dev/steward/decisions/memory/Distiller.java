package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.Embedding;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Distils a day of each domain into a snapshot, from what was known at its end; and embeds that,
 * where there is an embedder. The same day gives the same snapshot whenever it is asked for.
 */
@Singleton
public final class Distiller {
  private static final String DISTIL =
      """
      WITH bounds AS (
        SELECT ?::timestamptz AS beginning, ?::timestamptz AS ending
      ),
      day AS (
        SELECT d.domain, d.entity, d.policy, d.level, d.rule, d.money,
          CASE
            WHEN d.resolved_at < b.ending THEN d.resolution
            WHEN d.status = 'final' THEN d.verdict
            ELSE 'escalate'
          END AS came_to
        FROM governance.decision d
        CROSS JOIN bounds b
        WHERE d.tenant_id = ?
          AND d.decided_at >= b.beginning
          AND d.decided_at < b.ending
      ),
      counted AS (
        SELECT domain, what, jsonb_agg(
            jsonb_build_object('name', name, 'count', n) ORDER BY n DESC, name COLLATE "C") AS counts
        FROM (
          SELECT domain, what, name, count(*) AS n,
            row_number() OVER (PARTITION BY domain, what ORDER BY count(*) DESC, name COLLATE "C")
              AS place
          FROM day
          CROSS JOIN LATERAL (VALUES
            ('verdicts', came_to), ('levels', level), ('rules', rule), ('policies', policy)
          ) AS one (what, name)
          GROUP BY domain, what, name
        ) AS ranked
        WHERE place <= 10
        GROUP BY domain, what
      ),
      reported AS (
        SELECT d.domain,
          count(*) FILTER (WHERE latest.success) AS successes,
          count(*) FILTER (WHERE NOT latest.success) AS failures,
          count(*) FILTER (WHERE latest.success IS NULL) AS undetermined
        FROM (
          SELECT DISTINCT ON (o.decision) o.decision, o.success
          FROM governance.outcome o
          CROSS JOIN bounds b
          WHERE o.tenant_id = ?
            AND o.reported_at >= b.beginning
            AND o.reported_at < b.ending
          ORDER BY o.decision, o.seq DESC
        ) AS latest
        JOIN governance.decision d ON d.tenant_id = ? AND d.id = latest.decision
        GROUP BY d.domain
      ),
      whole AS (
        SELECT domain, count(*) AS decisions, count(DISTINCT entity) AS entities,
          coalesce(sum(money) FILTER (WHERE came_to = 'approve'), 0) AS money
        FROM day
        GROUP BY domain
      )
      SELECT domain,
        jsonb_build_object(
          'decisions', coalesce(w.decisions, 0),
          'entities', coalesce(w.entities, 0),
          'money_approved', coalesce(w.money, 0)::text,
          'successes', coalesce(r.successes, 0),
          'failures', coalesce(r.failures, 0),
          'undetermined', coalesce(r.undetermined, 0))
        || coalesce(
          (SELECT jsonb_object_agg(c.what, c.counts) FROM counted c WHERE c.domain = w.domain),
          '{}')
      FROM whole w
      FULL JOIN reported r USING (domain)
      ORDER BY domain
      """;

  private static final String KEEP =
      """
      INSERT INTO governance.knowledge_snapshot AS k
        (tenant_id, domain, day, summary, facts, digest)
      VALUES (?, ?, ?, ?, ?::jsonb, ?)
      ON CONFLICT (tenant_id, domain, day) DO UPDATE
      SET summary = excluded.summary, facts = excluded.facts, digest = excluded.digest,
        narrative = NULL, narrated_by = NULL
      WHERE k.digest <> excluded.digest
      """;

  private final TenantTransactions transactions;
  private final Memory memory;
  private final Optional<Embedder> embedder;

  Distiller(TenantTransactions transactions, Memory memory, Optional<Embedder> embedder) {
    this.transactions = transactions;
    this.memory = memory;
    this.embedder = embedder;
  }

  /** One snapshot for each domain in which something was decided or reported on that day. */
  public List<Knowledge> run(TenantId tenant, LocalDate day) {
    List<Knowledge> snapshots =
        transactions.write(
            tenant,
            tx -> {
              List<Knowledge> distilled = distil(tx, tenant, day);
              for (Knowledge knowledge : distilled) {
                keep(tx, tenant, knowledge);
              }
              return distilled;
            });
    embedder.ifPresent(it -> remember(tenant, it, snapshots));
    return snapshots;
  }

  /** Outside of the transaction: a model may take its time, or fail. */
  private void remember(TenantId tenant, Embedder model, List<Knowledge> snapshots) {
    List<Embedding> embeddings = model.embed(snapshots.stream().map(Knowledge::summary).toList());
    for (int i = 0; i < embeddings.size(); i++) {
      Knowledge knowledge = snapshots.get(i);
      Instant end = knowledge.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      memory.remember(
          new Shelf(tenant, Kind.SNAPSHOT, knowledge.domain(), model.model()),
          List.of(new Memorable(knowledge.ref(), end, embeddings.get(i))));
    }
  }

  private static List<Knowledge> distil(Connection tx, TenantId tenant, LocalDate day)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(DISTIL)) {
      select.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
      select.setObject(2, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      for (int i = 3; i <= 5; i++) {
        select.setString(i, tenant.value());
      }
      List<Knowledge> distilled = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          distilled.add(
              new Knowledge(row.getString(1), day, Json.MAPPER.readTree(row.getString(2))));
        }
      } catch (IOException e) {
        throw new IllegalStateException("Postgres makes JSON that is none", e);
      }
      return distilled;
    }
  }

  private static void keep(Connection tx, TenantId tenant, Knowledge knowledge)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(KEEP)) {
      insert.setString(1, tenant.value());
      insert.setString(2, knowledge.domain());
      insert.setObject(3, knowledge.day());
      insert.setString(4, knowledge.summary());
      insert.setString(5, knowledge.facts().toString());
      insert.setString(6, knowledge.digest().value());
      insert.executeUpdate();
    }
  }
}
