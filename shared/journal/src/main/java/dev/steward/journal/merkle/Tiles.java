package dev.steward.journal.merkle;

/** Where the tiles of a tree can be had. */
@FunctionalInterface
public interface Tiles {
  /** A tile of at least that many hashes. */
  Tile tile(int level, long index, int width);
}
