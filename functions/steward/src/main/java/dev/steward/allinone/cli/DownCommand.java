package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops the instance of a folder, and waits until it is gone. */
@Command(
    name = "down",
    description = "Stop the running instance, whether it is detached or not.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  steward down", "  steward down --data-dir /srv/steward"})
final class DownCommand implements Callable<Integer> {
  @Mixin private final FolderOption option = new FolderOption();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description = "How long to wait for it to end; default: ${DEFAULT-VALUE}.")
  private long seconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DataFolder folder = option.folder();
    Optional<Instance> last = Instance.last(folder);
    if (last.isEmpty()) {
      return tell("Steward is not running in " + folder.path() + ".");
    }
    Instance instance = last.get();
    Optional<ProcessHandle> process = instance.process().alive();
    process.ifPresent(it -> stop(it, Duration.ofSeconds(seconds)));
    Instance.erase(folder);
    return tell(
        process.isPresent()
            ? "Stopped (process %d).".formatted(instance.process().pid())
            : "Steward was not running any more; its mark was cleared away.");
  }

  private static void stop(ProcessHandle process, Duration patience) {
    if (!process.destroy()) {
      throw new Failure(
          ExitCode.CANNOT_START,
          "process %d belongs to someone else and cannot be stopped by %s"
              .formatted(process.pid(), System.getProperty("user.name")));
    }
    try {
      process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Failure(
          ExitCode.CANNOT_START,
          "process %d has not ended after %d s; it may still be finishing its work (see its log)"
              .formatted(process.pid(), patience.toSeconds()),
          e);
    } catch (InterruptedException | ExecutionException e) {
      throw new Failure(ExitCode.CANNOT_START, "stopped waiting for " + process.pid(), e);
    }
  }

  private int tell(String text) {
    Terminal.out(spec).println(text);
    return ExitCode.OK;
  }
}
