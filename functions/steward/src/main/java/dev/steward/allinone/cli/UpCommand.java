package dev.steward.allinone.cli;

import dev.steward.allinone.place.Home;
import dev.steward.allinone.up.Detached;
import dev.steward.allinone.up.MoreSettings;
import dev.steward.allinone.up.Progress;
import dev.steward.allinone.up.Running;
import dev.steward.allinone.up.Up;
import dev.steward.allinone.up.UpSettings;
import dev.steward.controlplane.ledger.prices.InvalidPrices;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.embedded.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything, and stays until it is stopped. */
@Command(
    name = "up",
    description = "Start Steward with a Postgres of its own, and print tokens to try it with.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  steward up",
      "  steward up --detach --port 8090",
      "  steward up --split --registry my-tools.yaml --data-dir /tmp/try"
    })
final class UpCommand implements Callable<Integer> {
  @Mixin private final FolderOption folder = new FolderOption();

  @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--detach",
      description = "Return when it is ready; it goes on in the background.")
  private boolean detach;

  @Option(
      names = "--split",
      description = "Each function in a process of its own, as in the cloud.")
  private boolean split;

  @Option(names = "--registry", paramLabel = "FILE", description = "Default: tool-registry.yaml.")
  private @Nullable Path registry;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "What each tool costs; default: contracts/prices/prices.yaml.")
  private @Nullable Path prices;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "More settings, such as endpoints of webhooks; YAML.")
  private @Nullable Path config;

  @Option(names = "--in-background", hidden = true)
  private boolean inBackground;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    UpSettings settings = settings();
    if (detach) {
      Detached.start(settings.folder(), again(settings));
      welcome(settings);
      return ExitCode.OK;
    }
    try (Running running = start(settings)) {
      if (!inBackground) {
        welcome(settings);
      }
      running.await();
      return ExitCode.OK;
    }
  }

  private Running start(UpSettings settings) throws IOException {
    try {
      return Up.start(settings, new Progress(Terminal.out(spec)));
    } catch (PostgresUnavailable e) {
      throw new Failure(ExitCode.CANNOT_START, e.detail(), e);
    } catch (AccessDeniedException e) {
      throw new Failure(ExitCode.CANNOT_START, e.getFile() + " cannot be written", e);
    }
  }

  private UpSettings settings() {
    if (port < 1 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be 1 to 65535");
    }
    Path file = registry == null ? Home.registry() : registry;
    if (!Files.isReadable(file)) {
      throw new Failure(ExitCode.USAGE, "there is no readable registry " + file);
    }
    return new UpSettings(folder.folder(), port, file, table(), split, more());
  }

  private MoreSettings more() {
    return config == null ? MoreSettings.NONE : MoreSettings.in(config, System.getenv());
  }

  /** Read here as well, so that a mistake in it is told before anything is started. */
  private Path table() {
    Path file = prices == null ? Home.prices() : prices;
    try {
      PriceTable.of(Files.readString(file));
      return file;
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "there is no readable price table " + file, e);
    } catch (InvalidPrices e) {
      throw new Failure(ExitCode.USAGE, file + ": " + e.detail(), e);
    }
  }

  /** The same command for the process in the background. */
  private List<String> again(UpSettings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--in-background",
                "--port",
                Integer.toString(settings.port()),
                "--registry",
                settings.registry().toString(),
                "--prices",
                settings.prices().toString(),
                "--data-dir",
                settings.folder().path().toString()));
    if (settings.split()) {
      arguments.add("--split");
    }
    if (config != null) {
      arguments.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    return arguments;
  }

  private void welcome(UpSettings settings) {
    Welcome.print(Terminal.out(spec), settings.url(), settings.folder());
  }
}
