package dev.steward.journal.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 neighbouring nodes of one level out of every eight (C2SP tlog-tiles): at level 0 the
 * leaves, above it the roots of full tiles of the level below.
 */
public record Tile(int level, long index, List<Hash> hashes) {
  public static final int HEIGHT = 8;
  public static final int WIDTH = 1 << HEIGHT;

  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > WIDTH) {
      throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + hashes.size());
    }
  }

  public boolean full() {
    return hashes.size() == WIDTH;
  }

  /** How many hashes the tile has in a tree of that size; 0 when it is not part of it. */
  public static int width(int level, long index, long size) {
    long nodes = size >>> (HEIGHT * level);
    return (int) Math.clamp(nodes - index * WIDTH, 0L, (long) WIDTH);
  }

  /** The hashes, one after another. */
  public byte[] bytes() {
    byte[] bytes = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
    }
    return bytes;
  }

  public static Tile of(int level, long index, byte[] bytes) {
    if (bytes.length % Hash.BYTES != 0) {
      throw new IllegalArgumentException("a tile of " + bytes.length + " bytes");
    }
    List<Hash> hashes = new ArrayList<>(bytes.length / Hash.BYTES);
    for (int i = 0; i < bytes.length; i += Hash.BYTES) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, i, i + Hash.BYTES)));
    }
    return new Tile(level, index, hashes);
  }

  /** The root of the complete subtree over these nodes, as many as a power of two. */
  static Hash root(List<Hash> nodes) {
    List<Hash> level = nodes;
    while (level.size() > 1) {
      List<Hash> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(Hash.node(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
