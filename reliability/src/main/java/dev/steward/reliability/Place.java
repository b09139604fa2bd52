package dev.steward.reliability;

import dev.steward.allinone.place.DataFolder;
import java.nio.file.Path;

/** Where one torture keeps everything: Steward's data, what steers it, and the three records. */
public record Place(Path root) {
  public DataFolder data() {
    return new DataFolder(root.resolve("data"));
  }

  /** Read by the Steward under torture: its clock's error, and where it is to die. */
  public Path control() {
    return root.resolve("control");
  }

  public Path tools() {
    return root.resolve("tools.yaml");
  }

  public Path prices() {
    return root.resolve("prices.yaml");
  }

  /** One file for each client. */
  public Path journals() {
    return root.resolve("journals");
  }

  public Path effects() {
    return root.resolve("effects.jsonl");
  }

  public Path appLog() {
    return root.resolve("steward.out");
  }
}
