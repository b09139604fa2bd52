package dev.steward.journal.merkle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A tree that leaves are added to. It remembers its right edge only, and hands out full tiles. */
public final class GrowingTree {
  private final List<List<Hash>> edge = new ArrayList<>();
  private final Consumer<Tile> full;
  private long size;

  public GrowingTree(Consumer<Tile> full) {
    this.full = full;
  }

  /** As it was at that size, from the tiles of its right edge. */
  public static GrowingTree at(long size, Tiles tiles, Consumer<Tile> full) {
    GrowingTree tree = new GrowingTree(full);
    tree.size = size;
    for (int level = 0; size >>> (Tile.HEIGHT * level) > 0; level++) {
      long index = size >>> (Tile.HEIGHT * (level + 1));
      int width = Tile.width(level, index, size);
      tree.edge.add(
          width == 0
              ? new ArrayList<>()
              : new ArrayList<>(tiles.tile(level, index, width).hashes().subList(0, width)));
    }
    return tree;
  }

  public long size() {
    return size;
  }

  public void add(Hash leaf) {
    size++;
    add(0, leaf);
  }

  private void add(int level, Hash node) {
    if (level == edge.size()) {
      edge.add(new ArrayList<>());
    }
    List<Hash> tile = edge.get(level);
    tile.add(node);
    if (tile.size() == Tile.WIDTH) {
      long index = (size >>> (Tile.HEIGHT * (level + 1))) - 1;
      full.accept(new Tile(level, index, tile));
      Hash root = Tile.root(tile);
      tile.clear();
      add(level + 1, root);
    }
  }

  /** The tiles that are not full yet. */
  public List<Tile> partial() {
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; level < edge.size(); level++) {
      if (!edge.get(level).isEmpty()) {
        tiles.add(new Tile(level, size >>> (Tile.HEIGHT * (level + 1)), edge.get(level)));
      }
    }
    return tiles;
  }

  public Hash root() {
    Deque<Hash> complete = new ArrayDeque<>(); // the rightmost and smallest subtree first
    for (List<Hash> tile : edge) {
      int end = tile.size();
      for (int bit = 1; bit < Tile.WIDTH; bit <<= 1) {
        if ((tile.size() & bit) != 0) {
          complete.add(Tile.root(tile.subList(end - bit, end)));
          end -= bit;
        }
      }
    }
    Hash root = complete.poll();
    if (root == null) {
      return Hash.EMPTY;
    }
    for (Hash left = complete.poll(); left != null; left = complete.poll()) {
      root = Hash.node(left, root);
    }
    return root;
  }
}
