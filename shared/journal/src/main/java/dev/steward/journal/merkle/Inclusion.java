package dev.steward.journal.merkle;

import java.util.List;

/** Whether a leaf stands at an index of the tree with a root (RFC 9162, section 2.1.3.2). */
public final class Inclusion {
  private Inclusion() {}

  /** The path begins with the leaf's sibling. Anything too much or too little is refused. */
  public static boolean holds(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(sibling, hash);
        // Levels on which the node has no sibling are skipped.
        int lone = Long.numberOfTrailingZeros(node);
        node >>= lone;
        last >>= lone;
      } else {
        hash = Hash.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
