package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.journal.merkle.Tile;
import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The logs in a copy of the artifacts, checked without a server and without the journal: every
 * checkpoint, every leaf, every tile.
 */
public final class OfflineLog {
  private OfflineLog() {}

  /**
   * What a log vouches for, or what is wrong with it.
   *
   * @param streams how many entries of each
   */
  public record Report(
      String origin,
      long size,
      int checkpoints,
      Map<String, Long> streams,
      Optional<String> flaw) {}

  /** The logs there are, whatever their state. */
  public static List<LogId> in(Artifacts artifacts) {
    List<LogId> logs = new ArrayList<>();
    Optional<ArtifactName> after = Optional.empty();
    while (true) {
      List<Artifact> next = artifacts.list(LogId.ALL, after, 1);
      if (next.isEmpty()) {
        return logs;
      }
      String[] path = next.getFirst().name().value().split("/", -1);
      after = Optional.of(next.getFirst().name());
      if (path.length > 3) {
        LogId log = new LogId(path[1], new TenantId(path[2]));
        logs.add(log);
        after = Optional.of(log.last());
      }
    }
  }

  public static Report check(Artifacts artifacts, LogId log, byte[] trustedKey) {
    LogReader reader = new LogReader(artifacts, log, trustedKey);
    Map<String, Long> streams = new LinkedHashMap<>();
    long size = 0;
    int checkpoints = 0;
    Optional<String> flaw = Optional.empty();
    try {
      NavigableMap<Long, Kept> all = reader.above(0, Integer.MAX_VALUE);
      reader.latest().ifPresent(kept -> all.putIfAbsent(kept.checkpoint().size(), kept));
      if (all.isEmpty()) {
        throw new BadLog("there is no checkpoint");
      }
      size = all.lastKey();
      checkpoints = all.size();
      walk(reader, all, streams);
    } catch (BadLog | BadCheckpoint | SealRefused e) {
      flaw = Optional.of(String.valueOf(e.getMessage()));
    }
    return new Report(log.origin(), size, checkpoints, new TreeMap<>(streams), flaw);
  }

  private static void walk(
      LogReader reader, NavigableMap<Long, Kept> checkpoints, Map<String, Long> streams)
      throws BadLog {
    List<Tile> full = new ArrayList<>();
    LogWalk walk = new LogWalk(reader, checkpoints, full::add);
    walk.walk(
        leaves -> {
          for (Leaf leaf : leaves) {
            long before = streams.getOrDefault(leaf.stream(), 0L);
            if (leaf.seq() != before + 1) {
              throw new BadLog(
                  "entry %d of stream %s follows entry %d"
                      .formatted(leaf.seq(), leaf.stream(), before));
            }
            streams.put(leaf.stream(), leaf.seq());
          }
          compare(reader, full);
          full.clear();
        });
    compare(reader, walk.tree().partial());
  }

  private static void compare(LogReader reader, List<Tile> tiles) throws BadLog {
    for (Tile tile : tiles) {
      int width = tile.hashes().size();
      if (!reader
          .tile(tile.level(), tile.index(), width)
          .hashes()
          .subList(0, width)
          .equals(tile.hashes())) {
        throw new BadLog(
            "the file %s is not over the leaves that are kept"
                .formatted(reader.log().tile(tile.level(), tile.index(), width)));
      }
    }
  }
}
