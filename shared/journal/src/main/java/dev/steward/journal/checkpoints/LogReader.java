package dev.steward.journal.checkpoints;

import dev.steward.journal.merkle.Tile;
import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a log where its artifacts are, believing nothing that the key did not sign. */
final class LogReader {
  private static final int PAGE = 1_000;

  private final Artifacts artifacts;
  private final LogId log;
  private final NoteKey key;

  LogReader(Artifacts artifacts, LogId log, byte[] publicKey) {
    this.artifacts = artifacts;
    this.log = log;
    this.key = log.key(publicKey);
  }

  /** A checkpoint as it is kept, and since when. */
  record Kept(Checkpoint checkpoint, String note, Instant since) {}

  LogId log() {
    return log;
  }

  /**
   * The largest checkpoint there is. The file that names the latest may be old, or made to look so:
   * what is kept by size counts as well.
   */
  Optional<Kept> latest() throws BadCheckpoint {
    Optional<Kept> named = pointed();
    Optional<ArtifactName> after = named.map(it -> log.checkpoint(it.checkpoint().size()));
    List<Artifact> larger = list(after);
    if (larger.isEmpty()) {
      return named;
    }
    return Optional.of(kept(larger.getLast()));
  }

  /** What the pointer says. */
  Optional<Kept> pointed() throws BadCheckpoint {
    return read(log.latest());
  }

  /** The newest checkpoints of more than so many leaves, by size; at most so many. */
  NavigableMap<Long, Kept> above(long size, int most) throws BadCheckpoint {
    List<Artifact> names = list(Optional.of(log.checkpoint(size)));
    TreeMap<Long, Kept> checkpoints = new TreeMap<>();
    for (Artifact each : names.subList(Math.max(0, names.size() - most), names.size())) {
      Kept kept = kept(each);
      checkpoints.put(kept.checkpoint().size(), kept);
    }
    return checkpoints;
  }

  Optional<byte[]> entries(long index, int width) {
    return artifacts.get(log.entries(index, width));
  }

  /** The full tile stands in for a partial one. */
  Tile tile(int level, long index, int width) {
    Optional<byte[]> bytes =
        artifacts
            .get(log.tile(level, index, width))
            .or(() -> artifacts.get(log.tile(level, index, Tile.WIDTH)));
    try {
      Tile tile =
          Tile.of(level, index, bytes.orElseThrow(() -> new IllegalArgumentException("missing")));
      if (tile.hashes().size() >= width) {
        return tile;
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    throw new SealRefused(
        "the log's file %s is missing or malformed".formatted(log.tile(level, index, width)));
  }

  private Kept kept(Artifact artifact) throws BadCheckpoint {
    Kept kept = read(artifact.name()).orElseThrow(() -> new BadCheckpoint("it is gone"));
    if (kept.checkpoint().size() != log.size(artifact.name())) {
      throw new BadCheckpoint("it is kept under another size: " + artifact.name());
    }
    return kept;
  }

  private Optional<Kept> read(ArtifactName name) throws BadCheckpoint {
    Optional<Artifact> artifact = artifacts.find(name);
    Optional<byte[]> note = artifact.flatMap(it -> artifacts.get(name));
    if (artifact.isEmpty() || note.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Kept(
              Checkpoint.open(note.get(), key),
              new String(note.get(), StandardCharsets.UTF_8),
              artifact.get().storedAt()));
    } catch (BadCheckpoint bad) {
      throw new BadCheckpoint(bad.getMessage() + " (" + name + ")");
    }
  }

  private List<Artifact> list(Optional<ArtifactName> after) {
    List<Artifact> all = new ArrayList<>();
    Optional<ArtifactName> from = after;
    List<Artifact> page;
    do {
      page = artifacts.list(log.checkpoints(), from, PAGE);
      all.addAll(page);
      from = page.isEmpty() ? from : Optional.of(page.getLast().name());
    } while (page.size() == PAGE);
    return all;
  }
}
