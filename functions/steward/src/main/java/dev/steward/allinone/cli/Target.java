package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Instance;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which Steward a command talks to; {@code local} when it is the one of the data folder. */
record Target(URI url, boolean local) {

  /** What was asked for goes first, then the environment, then the instance of the folder. */
  static Target of(@Nullable URI asked, DataFolder folder, Map<String, String> environment) {
    if (asked != null) {
      return new Target(asked, local(asked, folder));
    }
    String named = environment.get("STEWARD_URL");
    if (named != null && !named.isBlank()) {
      URI url = parse(named);
      return new Target(url, local(url, folder));
    }
    return Instance.running(folder)
        .map(instance -> new Target(instance.url(), true))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.UNREACHABLE,
                    "Steward is not running in %s%nstart it with ./steward up (or name another with --url or STEWARD_URL)"
                        .formatted(folder.path())));
  }

  /** Tokens made from the folder's own keys are shown to no one but its own instance. */
  private static boolean local(URI url, DataFolder folder) {
    return Instance.running(folder)
        .filter(instance -> instance.url().getPort() == url.getPort())
        .filter(instance -> loopback(url.getHost()))
        .isPresent();
  }

  private static boolean loopback(@Nullable String host) {
    return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
  }

  private static URI parse(String url) {
    try {
      return URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "STEWARD_URL is not an address: " + url, e);
    }
  }
}
