package dev.steward.decisions.memory;

import dev.steward.database.TenantTransactions;
import dev.steward.ports.embeddings.Embedding;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What is remembered, and what of it is most like something new. With pgvector an index finds it;
 * without, everything on the shelf is compared. Both give the same answer: the index looks for more
 * than is asked, and what it finds is compared in the same way.
 */
@Singleton
public final class Memory {
  /** So many are asked for in one go at most. */
  public static final int MOST = 100;

  private final TenantTransactions transactions;
  private final EmbeddingRows rows;
  private final Scan scan;
  private final Index index;

  Memory(TenantTransactions transactions, EmbeddingRows rows, Scan scan, Index index) {
    this.transactions = transactions;
    this.rows = rows;
    this.scan = scan;
    this.index = index;
  }

  /** What is remembered already is remembered anew. */
  public void remember(Shelf shelf, List<Memorable> things) {
    transactions.write(
        shelf.tenant(),
        tx -> {
          remember(tx, shelf, things);
          return things;
        });
  }

  /** As {@link #remember}, in the caller's transaction. */
  public void remember(Connection tx, Shelf shelf, List<Memorable> things) throws SQLException {
    for (Memorable thing : things) {
      mustFit(shelf, thing.embedding());
    }
    rows.put(tx, shelf, things);
  }

  /** The most alike first, those equally alike by their ref. */
  public List<Neighbour> nearest(Shelf shelf, Embedding to, int limit) {
    return transactions.read(shelf.tenant(), tx -> nearest(tx, shelf, to, limit));
  }

  /**
   * As {@link #nearest}, in the caller's transaction; what that has remembered is not there yet.
   */
  public List<Neighbour> nearest(Connection tx, Shelf shelf, Embedding to, int limit)
      throws SQLException {
    mustFit(shelf, to);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("between 1 and " + MOST + " can be asked for");
    }
    short[] steps = Steps.of(to);
    return index.serves(tx, shelf.model())
        ? index.nearest(tx, shelf, steps, limit)
        : scan.nearest(tx, shelf, steps, limit);
  }

  private static void mustFit(Shelf shelf, Embedding embedding) {
    if (embedding.dimensions() != shelf.model().dimensions()) {
      throw new IllegalArgumentException(
          "an embedding of %d dimensions is not of %s"
              .formatted(embedding.dimensions(), shelf.model()));
    }
  }
}
