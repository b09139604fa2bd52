package dev.steward.journal.checkpoints;

import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.artifacts.Put;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that goes out of reach after so many more writes, or altogether. */
final class FaultyArtifacts implements Artifacts {
  private final Artifacts artifacts;
  private final AtomicInteger writes = new AtomicInteger(Integer.MAX_VALUE);
  private volatile boolean gone;

  FaultyArtifacts(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  void failAfter(int more) {
    writes.set(more);
  }

  void gone(boolean is) {
    gone = is;
  }

  @Override
  public Put put(ArtifactName name, byte[] content) {
    write();
    return artifacts.put(name, content);
  }

  @Override
  public Optional<byte[]> get(ArtifactName name) {
    read();
    return artifacts.get(name);
  }

  @Override
  public Optional<Artifact> find(ArtifactName name) {
    read();
    return artifacts.find(name);
  }

  @Override
  public boolean replace(ArtifactName name, Optional<String> version, byte[] content) {
    write();
    return artifacts.replace(name, version, content);
  }

  @Override
  public List<Artifact> list(String folder, Optional<ArtifactName> after, int limit) {
    read();
    return artifacts.list(folder, after, limit);
  }

  private void write() {
    read();
    if (writes.getAndDecrement() <= 0) {
      throw new ArtifactsUnavailable("the store is full", null);
    }
  }

  private void read() {
    if (gone) {
      throw new ArtifactsUnavailable("the store is out of reach", null);
    }
  }
}
