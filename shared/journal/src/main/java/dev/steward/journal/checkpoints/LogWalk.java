package dev.steward.journal.checkpoints;

import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.journal.merkle.GrowingTree;
import dev.steward.journal.merkle.Hash;
import dev.steward.journal.merkle.Tile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A walk along all leaves of a log, in order. Each checkpoint that is passed must have been signed
 * over exactly the leaves so far, so successive ones are consistent with each other.
 */
final class LogWalk {
  /** Bundles that are asked for before they are needed: a store may be far away. */
  private static final int AHEAD = 16;

  private final LogReader reader;
  private final NavigableMap<Long, Kept> checkpoints;
  private final GrowingTree tree;

  LogWalk(LogReader reader, NavigableMap<Long, Kept> checkpoints, Consumer<Tile> fullTiles) {
    this.reader = reader;
    this.checkpoints = checkpoints;
    this.tree = new GrowingTree(fullTiles);
  }

  /** Takes the leaves of one bundle. */
  @FunctionalInterface
  interface Leaves<E extends Exception> {
    void take(List<Leaf> leaves) throws BadLog, E;
  }

  /** Up to the largest checkpoint. Only after it has returned, what was taken can be believed. */
  <E extends Exception> void walk(Leaves<E> leaves) throws BadLog, E {
    long size = checkpoints.lastKey();
    long bundles = Math.ceilDiv(size, Tile.WIDTH);
    Deque<Future<Optional<byte[]>>> ahead = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long asked = 0, index = 0; index < bundles; index++) {
        for (; asked < bundles && asked < index + AHEAD; asked++) {
          long next = asked;
          ahead.add(pool.submit(() -> bundle(next, size)));
        }
        leaves.take(read(index, Tile.width(0, index, size), await(ahead.removeFirst())));
      }
    }
  }

  GrowingTree tree() {
    return tree;
  }

  private Optional<byte[]> bundle(long index, long size) {
    int width = Tile.width(0, index, size);
    return reader.entries(index, width).or(() -> reader.entries(index, Tile.WIDTH));
  }

  private List<Leaf> read(long index, int width, Optional<byte[]> bundle) throws BadLog {
    List<byte[]> entries =
        Bundle.read(
            bundle.orElseThrow(
                () -> new BadLog("the file %s is missing".formatted(name(index, width)))));
    if (entries.size() < width) {
      throw new BadLog("the file %s has too few leaves".formatted(name(index, width)));
    }
    List<Leaf> leaves = new ArrayList<>(width);
    for (byte[] entry : entries.subList(0, width)) {
      leaves.add(Leaf.parse(entry, reader.log().tenant()));
      tree.add(Hash.leaf(entry));
      meet(checkpoints.get(tree.size()));
    }
    return leaves;
  }

  private void meet(@Nullable Kept kept) throws BadLog {
    if (kept != null && !kept.checkpoint().root().equals(tree.root())) {
      throw new BadLog(
          "the checkpoint of size %d was not signed over the leaves that are kept"
              .formatted(tree.size()));
    }
  }

  private String name(long index, int width) {
    return reader.log().entries(index, width).value();
  }

  private static Optional<byte[]> await(Future<Optional<byte[]>> bundle) {
    try {
      return bundle.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
