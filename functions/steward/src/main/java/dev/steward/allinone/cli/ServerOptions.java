package dev.steward.allinone.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that talks to a server takes. */
final class ServerOptions {
  @Option(
      names = "--url",
      description = "The server (STEWARD_URL; default: the instance of the data folder).")
  private @Nullable URI url;

  @Option(names = "--json", description = "Print JSON for programs instead of text for people.")
  private boolean json;

  @Mixin private final FolderOption folder = new FolderOption();
  @Mixin private final IdentityOptions identity = new IdentityOptions();

  boolean json() {
    return json;
  }

  FolderOption place() {
    return folder;
  }

  Server server() {
    return server(System.getenv());
  }

  private Server server(Map<String, String> environment) {
    Target target = Target.of(url, folder.folder(), environment);
    return new Server(target.url(), token(target, environment));
  }

  private String token(Target target, Map<String, String> environment) {
    String given = environment.get("STEWARD_TOKEN");
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    if (!target.local()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s is not the instance of %s, so its tokens cannot be made here; set STEWARD_TOKEN"
              .formatted(target.url(), folder.folder().path()));
    }
    return Tokens.of(folder.folder()).issue(identity, Duration.ofMinutes(5)).value();
  }
}
