package dev.steward.allinone.up;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Instance;
import dev.steward.allinone.place.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An instance in the background, its words in a log file. */
public final class Detached {
  private static final int PATIENCE_SECONDS = 120;
  private static final long LARGE_LOG = 10 << 20;
  private static final int TAIL = 4_000;

  private Detached() {}

  /** Starts it with these arguments and returns once it is ready. */
  public static Instance start(DataFolder folder, List<String> arguments) throws IOException {
    Path log = folder.log();
    Files.createDirectories(log.getParent());
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(log, log.resolveSibling("steward.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    long from = Files.exists(log) ? Files.size(log) : 0;
    Process process = begin(arguments, log);
    try {
      return await(process, folder);
    } catch (Refusal refused) {
      throw new Refusal(refused.getMessage() + "\n" + since(log, from), refused);
    }
  }

  /** Under nohup it outlives the terminal it was started from. */
  private static Process begin(List<String> arguments, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("nohup"));
    command.addAll(Jvm.command(ClassPath.own(), "server", arguments));
    return new ProcessBuilder(command)
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private static Instance await(Process process, DataFolder folder) {
    try {
      for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new Refusal("Steward ended with %d:".formatted(process.exitValue()));
        }
        var ready = Instance.running(folder).filter(it -> it.process().pid() == process.pid());
        if (ready.isPresent()) {
          return ready.get();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new Refusal("Steward was not ready after %d s:".formatted(PATIENCE_SECONDS));
  }

  private static String since(Path log, long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(from, file.length() - TAIL));
      byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8).strip() + "\n(all of it: " + log + ")";
    }
  }
}
