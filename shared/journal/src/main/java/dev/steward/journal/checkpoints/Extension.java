package dev.steward.journal.checkpoints;

import dev.steward.journal.merkle.GrowingTree;
import dev.steward.journal.merkle.Tile;
import dev.steward.ports.artifacts.ArtifactName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log growing by leaves, and the files that come of it. */
final class Extension {
  private final LogId log;
  private final GrowingTree tree;
  private final Map<ArtifactName, byte[]> files = new LinkedHashMap<>();
  private final List<byte[]> bundle = new ArrayList<>();

  /** Begins at the size of a checkpoint; refuses tiles that are not those it was signed over. */
  Extension(LogReader reader, Checkpoint from) {
    log = reader.log();
    tree = GrowingTree.at(from.size(), reader::tile, this::keep);
    if (!tree.root().equals(from.root())) {
      throw new SealRefused(
          "the log's tiles are not those of the checkpoint of size " + from.size());
    }
    int width = (int) (from.size() % Tile.WIDTH);
    if (width > 0) {
      bundle.addAll(begun(reader, from.size() / Tile.WIDTH, width));
    }
  }

  private static List<byte[]> begun(LogReader reader, long index, int width) {
    try {
      List<byte[]> leaves =
          Bundle.read(reader.entries(index, width).orElseThrow(() -> new BadLog("it is missing")));
      if (leaves.size() == width) {
        return leaves;
      }
      throw new BadLog("it has %d leaves, not %d".formatted(leaves.size(), width));
    } catch (BadLog bad) {
      throw new SealRefused("the log's bundle %d: %s".formatted(index, bad.getMessage()));
    }
  }

  void add(Leaf leaf) {
    bundle.add(leaf.bytes(log.tenant()));
    tree.add(leaf.node(log.tenant()));
    if (bundle.size() == Tile.WIDTH) {
      files.put(log.entries(tree.size() / Tile.WIDTH - 1, Tile.WIDTH), Bundle.of(bundle));
      bundle.clear();
    }
  }

  private void keep(Tile tile) {
    files.put(log.tile(tile.level(), tile.index(), tile.hashes().size()), tile.bytes());
  }

  /** All files but the checkpoint. */
  Map<ArtifactName, byte[]> files() {
    Map<ArtifactName, byte[]> all = new LinkedHashMap<>(files);
    tree.partial()
        .forEach(
            tile ->
                all.put(log.tile(tile.level(), tile.index(), tile.hashes().size()), tile.bytes()));
    if (!bundle.isEmpty()) {
      all.put(log.entries(tree.size() / Tile.WIDTH, bundle.size()), Bundle.of(bundle));
    }
    return all;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(log.origin(), tree.size(), tree.root());
  }
}
