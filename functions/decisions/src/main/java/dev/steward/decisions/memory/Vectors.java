package dev.steward.decisions.memory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vectors of one shelf. A place that was filled is never filled again while others read. */
final class Vectors {
  private final Shelf shelf;
  private final EmbeddingRows rows;
  private final int most;

  private final Map<String, Integer> places = new HashMap<>();
  private List<Block> blocks = new ArrayList<>();
  private int filled;
  private @Nullable String readUntil;
  private volatile long bytes;

  Vectors(Shelf shelf, EmbeddingRows rows, int most) {
    this.shelf = shelf;
    this.rows = rows;
    this.most = most;
  }

  long bytes() {
    return bytes;
  }

  /** What the transaction can see is in what this returns: nothing, if it is another tenant's. */
  synchronized View upToDate(Connection tx) throws SQLException {
    Optional<String> ended = rows.ended(tx, shelf);
    if (ended.isEmpty()) {
      return new View(List.of(), 0, shelf.model().dimensions());
    }
    String since = readUntil;
    if (since == null || filled > most + most / 2) {
      forget();
      rows.newest(tx, shelf, most, this::add);
    } else {
      rows.since(tx, shelf, since, this::add);
    }
    readUntil = ended.get();
    bytes = 2L * blocks.size() * Block.SIZE * shelf.model().dimensions();
    return new View(List.copyOf(blocks), filled, shelf.model().dimensions());
  }

  /** Readers keep what they have. */
  private void forget() {
    places.clear();
    blocks = new ArrayList<>();
    filled = 0;
    readUntil = null;
  }

  private void add(String ref, short[] steps) {
    Integer before = places.get(ref);
    if (before != null) {
      Block block = blocks.get(before / Block.SIZE);
      if (block.holds(before % Block.SIZE, steps)) {
        return;
      }
      block.clear(before % Block.SIZE);
    }
    if (filled % Block.SIZE == 0) {
      blocks.add(new Block(steps.length));
    }
    blocks.getLast().set(filled % Block.SIZE, ref, steps);
    places.put(ref, filled);
    filled++;
  }
}
