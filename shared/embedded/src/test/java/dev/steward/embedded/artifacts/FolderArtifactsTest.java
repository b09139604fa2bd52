package dev.steward.embedded.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.ports.artifacts.ArtifactName;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.testkit.contracts.ArtifactsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactsTest implements ArtifactsContract {
  private static final ArtifactName NAME = new ArtifactName("a/b");

  @TempDir Path folder;

  @Override
  public Artifacts artifacts() {
    return new FolderArtifacts(folder.resolve("artifacts"));
  }

  @Test
  void filesCannotBeWrittenByAccident() throws IOException {
    artifacts().put(NAME, new byte[1]);
    assertThat(Files.getPosixFilePermissions(folder.resolve("artifacts/a/b")))
        .allMatch(right -> right.name().endsWith("READ"));
  }

  @Test
  void noDraftIsLeftBehind() throws IOException {
    artifacts().put(NAME, new byte[1]);
    artifacts().put(NAME, new byte[2]);
    artifacts().replace(NAME, artifacts().find(NAME).map(it -> it.version()), new byte[3]);
    try (Stream<Path> files = Files.list(folder.resolve("artifacts/a"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aDraftThatAKilledProcessLeftIsNotListed() throws IOException {
    artifacts().put(NAME, new byte[1]);
    Files.createFile(folder.resolve("artifacts/a/.draft-1"));
    assertThat(artifacts().list("a", Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void aFolderThatIsNoneIsUnavailableAndNotEmpty() throws IOException {
    Files.createFile(folder.resolve("artifacts"));
    assertThatThrownBy(() -> artifacts().get(NAME)).isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts().find(NAME)).isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts().put(NAME, new byte[1]))
        .isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts().list("a", Optional.empty(), 1))
        .isInstanceOf(ArtifactsUnavailable.class);
    assertThatThrownBy(() -> artifacts().replace(NAME, Optional.empty(), new byte[1]))
        .isInstanceOf(ArtifactsUnavailable.class);
  }
}
