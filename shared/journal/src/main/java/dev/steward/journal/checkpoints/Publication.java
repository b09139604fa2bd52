package dev.steward.journal.checkpoints;

import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.artifacts.Put;
import dev.steward.ports.signing.CheckpointSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts an extension of a log where it is kept: its files first, then the checkpoint under its size,
 * at last the pointer to it. Doing it again, or by two at once, comes to the same.
 */
final class Publication {
  private static final int AT_ONCE = 16;

  private final Artifacts artifacts;
  private final CheckpointSigner signer;
  private final LogId log;

  Publication(Artifacts artifacts, CheckpointSigner signer, LogId log) {
    this.artifacts = artifacts;
    this.signer = signer;
    this.log = log;
  }

  Checkpoint publish(Extension extension) {
    putAll(extension.files());
    Checkpoint checkpoint = extension.checkpoint();
    byte[] note =
        SignedNote.of(
                checkpoint.text(), log.key(signer.publicKey()), signer.sign(checkpoint.message()))
            .getBytes(StandardCharsets.UTF_8);
    put(log.checkpoint(checkpoint.size()), note);
    point(checkpoint, note);
    return checkpoint;
  }

  private void putAll(Map<ArtifactName, byte[]> files) {
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      files.forEach((name, content) -> done.add(pool.submit(() -> put(name, content))));
      for (Future<?> each : done) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArtifactsUnavailable("interrupted while a log was written", e);
    }
  }

  private void put(ArtifactName name, byte[] content) {
    if (artifacts.put(name, content) == Put.TAKEN
        && !artifacts.get(name).filter(there -> Arrays.equals(there, content)).isPresent()) {
      throw new SealRefused("the log's file %s is there with other content".formatted(name));
    }
  }

  /** Never backwards. */
  private void point(Checkpoint checkpoint, byte[] note) {
    boolean moved = false;
    while (!moved) {
      Optional<String> version = artifacts.find(log.latest()).map(Artifact::version);
      Optional<Kept> present = present();
      moved =
          present.filter(it -> it.checkpoint().size() >= checkpoint.size()).isPresent()
              || artifacts.replace(log.latest(), version, note);
    }
  }

  private Optional<Kept> present() {
    try {
      return new LogReader(artifacts, log, signer.publicKey()).pointed();
    } catch (BadCheckpoint bad) {
      throw new SealRefused("the latest checkpoint is not ours: " + bad.getMessage());
    }
  }
}
