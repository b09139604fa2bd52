package dev.steward.journal.merkle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tree and all its tiles; and, beside it, RFC 6962's definition of a root, word for word. */
final class TreeOfLeaves implements Tiles {
  final List<Hash> leaves;
  private final Map<String, Tile> tiles = new HashMap<>();
  final GrowingTree tree = new GrowingTree(this::keep);

  TreeOfLeaves(int size) {
    leaves = IntStream.range(0, size).mapToObj(TreeOfLeaves::leaf).toList();
    leaves.forEach(tree::add);
    tree.partial().forEach(this::keep);
  }

  static Hash leaf(int index) {
    return Hash.leaf(("leaf " + index).getBytes(StandardCharsets.US_ASCII));
  }

  private void keep(Tile tile) {
    tiles.put(tile.level() + "/" + tile.index(), tile);
  }

  @Override
  public Tile tile(int level, long index, int width) {
    Tile tile = tiles.get(level + "/" + index);
    if (tile == null || tile.hashes().size() < width) {
      throw new AssertionError("no tile %d/%d of %d".formatted(level, index, width));
    }
    return tile;
  }

  /** MTH of RFC 6962, section 2.1. */
  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }
}
