package dev.steward.allinone.cli;

import dev.steward.allinone.place.Instance;
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
    Target target = target(environment);
    return new Server(target.url(), token(target, environment));
  }

  /**
   * The executor behind a variable of the registry, where it is one of the data folder's instance;
   * any other address is taken to be the executor's own.
   */
  Server server(String executor) {
    Map<String, String> environment = System.getenv();
    Target target = target(environment);
    URI there =
        Instance.running(folder.folder())
            .filter(_ -> target.local())
            .map(instance -> instance.executors().get(executor))
            .map(URI::create)
            .orElse(target.url());
    return new Server(there, token(target, environment));
  }

  String tenant() {
    return identity.tenant().value();
  }

  private Target target(Map<String, String> environment) {
    return Target.of(url, folder.folder(), environment);
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
