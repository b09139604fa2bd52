package dev.steward.allinone.up;

import dev.steward.allinone.place.DataFolder;
import java.net.URI;
import java.nio.file.Path;

/** What an instance is started with. */
public record UpSettings(
    DataFolder folder, int port, Path registry, Path prices, boolean split, MoreSettings more) {
  public UpSettings {
    registry = registry.toAbsolutePath().normalize();
    prices = prices.toAbsolutePath().normalize();
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }
}
