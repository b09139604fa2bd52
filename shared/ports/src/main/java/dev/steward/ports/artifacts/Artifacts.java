package dev.steward.ports.artifacts;

import java.util.List;
import java.util.Optional;

/**
 * A store that is added to. Whatever was put under a name stays; only {@link #replace} moves on,
 * and is meant for pointers that anybody can check, such as the latest checkpoint. What was stored
 * has reached the disk. A store that cannot be reached, read or written is {@link
 * ArtifactsUnavailable}: never an empty answer.
 */
public interface Artifacts {
  /** Stores the content unless the name is taken. */
  Put put(ArtifactName name, byte[] content);

  /** The whole content, never a part of it. */
  Optional<byte[]> get(ArtifactName name);

  Optional<Artifact> find(ArtifactName name);

  /**
   * Puts other content under a name that still holds that version, or under a free name when no
   * version is given. False when somebody else was first: then nothing was changed.
   */
  boolean replace(ArtifactName name, Optional<String> version, byte[] content);

  /**
   * The next artifacts below a folder, ordered by name (as text), beginning after that name; all
   * from the first when it is empty. At most {@code limit}.
   */
  List<Artifact> list(String folder, Optional<ArtifactName> after, int limit);
}
