package dev.steward.decisions.memory;

import dev.steward.ports.embeddings.EmbeddingModel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The nearest by pgvector. It knows the models whose number of dimensions has an index. */
@Singleton
final class Index {
  private static final String EXISTS =
      """
      SELECT count(*) > 0 AND to_regtype('vector') IS NOT NULL
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = to_regclass('governance.embedding')
        AND i.indisvalid
        AND c.relname = ?
      """;

  /** It goes on looking until enough have been found on the shelf. */
  private static final String THOROUGHLY =
      """
      SET LOCAL hnsw.iterative_scan = strict_order;
      SET LOCAL hnsw.ef_search = 200
      """;

  private static final String NEAREST_384 =
      """
      SELECT ref, vector FROM governance.embedding
      WHERE tenant_id = ?
        AND kind = ?
        AND domain = ?
        AND model = ?
        AND cardinality(vector) = 384
        AND xact IS DISTINCT FROM pg_current_xact_id_if_assigned()
      ORDER BY vector::vector(384) <=> ?::real[]::vector(384)
      LIMIT ?
      """;

  private static final String NEAREST_768 =
      """
      SELECT ref, vector FROM governance.embedding
      WHERE tenant_id = ?
        AND kind = ?
        AND domain = ?
        AND model = ?
        AND cardinality(vector) = 768
        AND xact IS DISTINCT FROM pg_current_xact_id_if_assigned()
      ORDER BY vector::vector(768) <=> ?::real[]::vector(768)
      LIMIT ?
      """;

  /** By the number of dimensions. */
  static final Map<Integer, String> NEAREST = Map.of(384, NEAREST_384, 768, NEAREST_768);

  private final Map<Integer, Boolean> known = new ConcurrentHashMap<>();

  boolean serves(Connection tx, EmbeddingModel model) throws SQLException {
    Boolean serves = known.get(model.dimensions());
    if (serves == null) {
      serves = NEAREST.containsKey(model.dimensions()) && exists(tx, model.dimensions());
      known.put(model.dimensions(), serves);
    }
    return serves;
  }

  /** Of those that are equally near it would choose any: so it is asked for more. */
  List<Neighbour> nearest(Connection tx, Shelf shelf, short[] to, int limit) throws SQLException {
    try (Statement settings = tx.createStatement()) {
      settings.execute(THOROUGHLY);
    }
    String sql = NEAREST.getOrDefault(shelf.model().dimensions(), "");
    List<Neighbour> found = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      EmbeddingRows.on(select, shelf);
      select.setArray(5, tx.createArrayOf("float4", Steps.stored(to)));
      select.setInt(6, 3 * limit + 30);
      EmbeddingRows.read(
          select, (ref, steps) -> found.add(new Neighbour(ref, Steps.cosine(to, steps))));
    }
    found.sort(Neighbour.NEAREST);
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private static boolean exists(Connection tx, int dimensions) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(EXISTS)) {
      select.setString(1, "embedding_near_" + dimensions);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
