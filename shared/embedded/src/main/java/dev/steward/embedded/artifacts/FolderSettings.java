package dev.steward.embedded.artifacts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.nio.file.Path;

/** {@code steward.artifacts}: the folder, made when something is first put there. */
@ConfigurationProperties("steward.artifacts")
@Requires(property = "steward.artifacts.folder")
record FolderSettings(Path folder) {
  FolderSettings {
    folder = folder.toAbsolutePath().normalize();
  }
}
