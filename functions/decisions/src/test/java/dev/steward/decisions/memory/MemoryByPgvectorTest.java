package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a Postgres with pgvector. */
class MemoryByPgvectorTest implements MemoryContract {
  private static DirectTransactions transactions;
  private static Memory memory;

  @BeforeAll
  static void open() {
    transactions = GovernanceDatabase.withPgvector();
    EmbeddingRows rows = new EmbeddingRows();
    memory =
        new Memory(transactions, rows, new Scan(rows, new Scan.Settings(1_000, 16)), new Index());
  }

  @Override
  public TenantTransactions transactions() {
    return transactions;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Test
  void thereIsAnIndexHereForTheModelsThatComeAlong() {
    for (int dimensions : new int[] {384, 768}) {
      assertThat(serves(dimensions)).isTrue();
    }
    assertThat(serves(64)).isFalse();
  }

  /** With so few things Postgres would rather compare all, so that way is closed. */
  @Test
  void theIndexItselfFindsThem() {
    Shelf shelf = MemoryContract.shelf("finance", MODEL);
    Shelf other = MemoryContract.shelf("finance", MODEL);
    SplittableRandom random = new SplittableRandom(31);
    List<Memorable> things = MemoryContract.things(random, 300, 384);
    memory.remember(shelf, things);
    memory.remember(other, MemoryContract.things(random, 300, 384));
    Embedding to = MemoryContract.somewhere(random, 384);
    List<Neighbour> found =
        transactions.read(
            shelf.tenant(),
            tx -> {
              try (Statement statement = tx.createStatement()) {
                statement.execute("SET LOCAL enable_sort = off");
                statement.execute("SET LOCAL enable_seqscan = off");
                statement.execute("SET LOCAL enable_bitmapscan = off");
              }
              assertThat(plan(tx, shelf, to)).contains("Index Scan using embedding_near_384");
              return memory.nearest(tx, shelf, to, 10);
            });
    assertThat(MemoryContract.refs(found)).isEqualTo(MemoryContract.nearest(things, to, 10));
  }

  private static String plan(Connection tx, Shelf shelf, Embedding to) throws SQLException {
    try (PreparedStatement explain =
        tx.prepareStatement(
            "EXPLAIN " + Index.NEAREST.getOrDefault(shelf.model().dimensions(), ""))) {
      EmbeddingRows.on(explain, shelf);
      explain.setArray(5, tx.createArrayOf("float4", Steps.stored(Steps.of(to))));
      explain.setInt(6, 60);
      StringBuilder plan = new StringBuilder();
      try (ResultSet row = explain.executeQuery()) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  private static boolean serves(int dimensions) {
    return transactions.read(
        new TenantId("any"), tx -> new Index().serves(tx, new EmbeddingModel("test", dimensions)));
  }
}
