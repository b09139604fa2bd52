package dev.steward.embedded.artifacts;

import dev.steward.core.Digest;
import dev.steward.ports.artifacts.Artifact;
import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.artifacts.Put;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Artifacts as files, read-only once they are there. Content is written to a draft, forced to the
 * disk and then linked to its name: a link never replaces, so of several writers one is first.
 */
@Singleton
@Requires(bean = FolderSettings.class)
public final class FolderArtifacts implements Artifacts {
  /** No artifact begins with a dot, so nothing of these is ever listed. */
  private static final String DRAFT = ".draft-";

  private static final String LOCK = ".lock";

  private final Path folder;

  @Inject
  FolderArtifacts(FolderSettings settings) {
    this(settings.folder());
  }

  public FolderArtifacts(Path folder) {
    this.folder = folder;
  }

  @Override
  public Put put(ArtifactName name, byte[] content) {
    Path file = file(name);
    if (Files.exists(file)) {
      return Put.TAKEN;
    }
    try {
      Path draft = draft(file, content);
      try {
        Files.createLink(file, draft);
      } finally {
        Files.deleteIfExists(draft);
      }
      force(parent(file));
      return Put.STORED;
    } catch (FileAlreadyExistsException taken) {
      return Put.TAKEN;
    } catch (IOException e) {
      throw unavailable("written", name, e);
    }
  }

  @Override
  public Optional<byte[]> get(ArtifactName name) {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("read", name, e);
    }
  }

  @Override
  public Optional<Artifact> find(ArtifactName name) {
    return get(name).map(content -> artifact(name, content));
  }

  @Override
  public boolean replace(ArtifactName name, Optional<String> version, byte[] content) {
    synchronized (FolderArtifacts.class) { // a file lock is not awaited within one process
      try (FileChannel lock = lock()) {
        lock.lock();
        if (!find(name).map(Artifact::version).equals(version)) {
          return false;
        }
        Path file = file(name);
        Files.move(draft(file, content), file, StandardCopyOption.ATOMIC_MOVE);
        force(parent(file));
        return true;
      } catch (IOException e) {
        throw unavailable("replaced", name, e);
      }
    }
  }

  @Override
  public List<Artifact> list(String below, Optional<ArtifactName> after, int limit) {
    try {
      return FolderWalk.names(folder, new ArtifactName(below), after, limit).stream()
          .flatMap(name -> find(name).stream())
          .toList();
    } catch (IOException e) {
      throw new ArtifactsUnavailable("the folder " + folder + " cannot be listed", e);
    }
  }

  private Artifact artifact(ArtifactName name, byte[] content) {
    try {
      Instant at = Files.getLastModifiedTime(file(name)).toInstant();
      return new Artifact(name, Digest.of(content).value(), at.truncatedTo(ChronoUnit.MICROS));
    } catch (IOException e) {
      throw unavailable("read", name, e);
    }
  }

  private FileChannel lock() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Path draft(Path file, byte[] content) throws IOException {
    Files.createDirectories(parent(file));
    Path draft = Files.createTempFile(parent(file), DRAFT, "");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
    return draft;
  }

  /** A name is only there for good when its folder has reached the disk as well. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) {
    return file.resolveSibling(".").normalize();
  }

  private Path file(ArtifactName name) {
    return folder.resolve(name.value());
  }

  private ArtifactsUnavailable unavailable(String verb, ArtifactName name, IOException e) {
    return new ArtifactsUnavailable("%s in %s cannot be %s".formatted(name, folder, verb), e);
  }
}
