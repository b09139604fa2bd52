package dev.steward.journal.merkle;

import java.util.List;

/** Whether a tree only added to an earlier one (RFC 9162, section 2.1.4.2). */
public final class Consistency {
  private Consistency() {}

  /** Anything too much or too little in the path is refused. */
  public static boolean holds(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> path) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    if (oldSize == 0) {
      return path.isEmpty() && oldRoot.equals(Hash.EMPTY);
    }
    return walk(oldSize, oldRoot, newSize, newRoot, path);
  }

  private static boolean walk(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> path) {
    // Where the old tree is complete its root is the first node, and is not repeated in the path.
    boolean complete = Long.bitCount(oldSize) == 1;
    if (!complete && path.isEmpty()) {
      return false;
    }
    int levels = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >> levels;
    long last = (newSize - 1) >> levels;
    Hash was = complete ? oldRoot : path.getFirst();
    Hash is = was;
    for (Hash next : complete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        was = Hash.node(next, was);
        is = Hash.node(next, is);
        int lone = Long.numberOfTrailingZeros(node);
        node >>= lone;
        last >>= lone;
      } else {
        is = Hash.node(is, next);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && was.equals(oldRoot) && is.equals(newRoot);
  }
}
