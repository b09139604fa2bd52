package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import picocli.CommandLine.Option;

/** The option that says where an instance lives. */
final class FolderOption {
  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      defaultValue = "${STEWARD_DATA_DIR:-}",
      description = "Where keys, data and logs are (STEWARD_DATA_DIR; default: .steward).")
  private String named = "";

  DataFolder folder() {
    return DataFolder.of(named);
  }
}
