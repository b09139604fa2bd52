package dev.steward.journal.merkle;

import java.util.ArrayList;
import java.util.List;

/** Proofs made from tiles, as RFC 6962 (section 2.1) defines PATH and PROOF. */
public final class Paths {
  private final Tiles tiles;
  private final long size;

  public Paths(Tiles tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /** From the leaf's sibling up. */
  public List<Hash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf %d of %d".formatted(index, size));
    }
    List<Hash> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  private void path(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long split = split(from, to);
    if (index < split) {
      path(index, from, split, path);
      path.add(hash(split, to));
    } else {
      path(index, split, to, path);
      path.add(hash(from, split));
    }
  }

  /** That this tree only added to the one of that size. */
  public List<Hash> consistency(long oldSize) {
    if (oldSize < 0 || oldSize > size) {
      throw new IllegalArgumentException("%d before %d".formatted(oldSize, size));
    }
    List<Hash> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < size) {
      proof(oldSize, 0, size, true, path);
    }
    return path;
  }

  private void proof(long end, long from, long to, boolean known, List<Hash> path) {
    if (end == to) {
      if (!known) {
        path.add(hash(from, to));
      }
      return;
    }
    long split = split(from, to);
    if (end <= split) {
      proof(end, from, split, known, path);
      path.add(hash(split, to));
    } else {
      proof(end, split, to, false, path);
      path.add(hash(from, split));
    }
  }

  private Hash hash(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      return complete(Long.numberOfTrailingZeros(leaves), from);
    }
    long split = split(from, to);
    return Hash.node(hash(from, split), hash(split, to));
  }

  /** The root over 2^height leaves, which begin at a multiple of their number. */
  private Hash complete(int height, long from) {
    int level = height / Tile.HEIGHT;
    int nodes = 1 << (height % Tile.HEIGHT);
    long first = from >>> (Tile.HEIGHT * level);
    long index = first / Tile.WIDTH;
    int within = (int) (first % Tile.WIDTH);
    Tile tile = tiles.tile(level, index, Tile.width(level, index, size));
    return Tile.root(tile.hashes().subList(within, within + nodes));
  }

  /** The largest power of two below the number of leaves decides. */
  private static long split(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }
}
