package dev.steward.gcp.artifacts;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BlobInfo.Retention;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.artifacts.Put;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Artifacts as objects of a bucket. A write names the generation it expects, so that it changes
 * nothing when it is late or repeated; a repeated write that had arrived is told as {@code TAKEN}.
 */
@Singleton
@Requires(bean = BucketSettings.class)
final class CloudStorageArtifacts implements Artifacts {
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_FOUND = 404;
  private static final int PAGE = 1_000;

  private final Storage storage;
  private final BucketSettings settings;
  private final InstantSource clock;

  CloudStorageArtifacts(Storage storage, BucketSettings settings, InstantSource clock) {
    this.storage = storage;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Put put(ArtifactName name, byte[] content) {
    BlobInfo.Builder info = BlobInfo.newBuilder(id(name));
    if (settings.days() > 0) {
      info.setRetention(locked());
    }
    return write(info.build(), content, 0) ? Put.STORED : Put.TAKEN;
  }

  private Retention locked() {
    Instant until = clock.instant().plus(settings.days(), ChronoUnit.DAYS);
    return Retention.newBuilder()
        .setMode(Retention.Mode.LOCKED)
        .setRetainUntilTime(until.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
        .build();
  }

  @Override
  public Optional<byte[]> get(ArtifactName name) {
    try {
      return Optional.of(storage.readAllBytes(id(name)));
    } catch (StorageException e) {
      // A bucket that is not there answers the same: only a list tells that apart.
      if (e.getCode() == NOT_FOUND && find(name).isEmpty()) {
        return Optional.empty();
      }
      throw unavailable("read " + name, e);
    }
  }

  @Override
  public Optional<Artifact> find(ArtifactName name) {
    return list(name.value(), name.value(), 1).stream()
        .filter(artifact -> artifact.name().equals(name))
        .findFirst();
  }

  @Override
  public boolean replace(ArtifactName name, Optional<String> version, byte[] content) {
    long generation = version.map(Long::parseLong).orElse(0L);
    return write(BlobInfo.newBuilder(id(name)).build(), content, generation);
  }

  @Override
  public List<Artifact> list(String folder, Optional<ArtifactName> after, int limit) {
    String below = new ArtifactName(folder).value() + "/";
    // The offset itself is included; nothing that is named differently comes between.
    String from = after.map(name -> name.value() + "\u0001").orElse(below);
    return list(below, from, limit);
  }

  /** Generation 0 stands for nothing being there. */
  private boolean write(BlobInfo info, byte[] content, long generation) {
    try {
      storage.create(info, content, BlobTargetOption.generationMatch(generation));
      return true;
    } catch (StorageException e) {
      if (e.getCode() == PRECONDITION_FAILED) {
        return false;
      }
      throw unavailable("write " + info.getName(), e);
    }
  }

  /** Pages are asked for one after another, until there are enough. */
  private List<Artifact> list(String prefix, String from, int limit) {
    List<Artifact> found = new ArrayList<>();
    try {
      for (Blob blob :
          storage
              .list(
                  settings.bucket(),
                  BlobListOption.prefix(prefix),
                  BlobListOption.startOffset(from),
                  BlobListOption.pageSize(Math.min(limit, PAGE)))
              .iterateAll()) {
        found.add(artifact(blob));
        if (found.size() == limit) {
          break;
        }
      }
      return found;
    } catch (StorageException e) {
      throw unavailable("list " + prefix, e);
    }
  }

  private static Artifact artifact(Blob blob) {
    return new Artifact(
        new ArtifactName(blob.getName()),
        blob.getGeneration().toString(),
        blob.getCreateTimeOffsetDateTime().toInstant());
  }

  private BlobId id(ArtifactName name) {
    return BlobId.of(settings.bucket(), name.value());
  }

  private static ArtifactsUnavailable unavailable(String what, StorageException e) {
    return new ArtifactsUnavailable(
        "Cloud Storage answers %d to: %s".formatted(e.getCode(), what), e);
  }
}
