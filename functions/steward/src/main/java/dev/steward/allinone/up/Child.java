package dev.steward.allinone.up;

import dev.steward.allinone.place.Refusal;
import dev.steward.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function in a process of its own. Its configuration goes in by standard input, where no one
 * else can read it; when that ends, so does the child, so none outlives a parent that was killed.
 */
final class Child implements AutoCloseable {
  /** The line by which a child says that it answers. */
  static final String READY = "steward: serving";

  private static final int PATIENCE_SECONDS = 60;
  private static final int RESTARTS = 5;

  /** Above what calls under way are given to end. */
  private static final int FAREWELL_SECONDS = 30;

  /** Ctrl-C reaches every process of the terminal; a child that obeyed is not to come back. */
  private static final Set<Integer> ASKED_TO_END = Set.of(130, 143);

  private final String name;
  private final List<String> command;
  private final Map<String, Object> configuration;
  private final Progress progress;
  private Process process;
  private CompletableFuture<String> ready = new CompletableFuture<>();
  private boolean closing;
  private int restarts;

  private Child(
      String name, List<String> command, Map<String, Object> configuration, Progress progress)
      throws IOException {
    this.name = name;
    this.command = command;
    this.configuration = configuration;
    this.progress = progress;
    this.process = begin();
  }

  static Child start(
      String name, List<String> command, Map<String, Object> configuration, Progress progress) {
    try {
      return new Child(name, command, configuration, progress);
    } catch (IOException e) {
      throw new Refusal("the process of " + name + " cannot be started: " + e.getMessage(), e);
    }
  }

  void awaitReady() {
    try {
      ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Refusal(name + " did not get ready in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new Refusal(name + " ended before it was ready; see what it said above", e);
    }
  }

  private Process begin() throws IOException {
    Process begun = new ProcessBuilder(command).redirectErrorStream(true).start();
    OutputStream input = begun.getOutputStream();
    input.write(Json.MAPPER.writeValueAsBytes(configuration));
    input.write('\n');
    input.flush();
    Thread.ofPlatform().daemon().name("watches " + name).start(() -> watch(begun));
    return begun;
  }

  private void watch(Process begun) {
    pass(begun);
    try {
      begun.waitFor();
      ended(begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Process from) {
    try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(READY)) {
          ready.complete(line);
        } else {
          progress.pass("[" + name + "] " + line);
        }
      }
    } catch (IOException brokenOff) {
      // It has ended; that is dealt with where its end is.
    }
  }

  private synchronized void ended(Process gone) {
    if (closing || ASKED_TO_END.contains(gone.exitValue())) {
      return;
    }
    if (!ready.isDone()) {
      ready.completeExceptionally(new IOException("ended with " + gone.exitValue()));
      return;
    }
    if (restarts++ >= RESTARTS) {
      progress.tell(name + " keeps ending; it stays down (./steward down, then look at its log)");
      return;
    }
    progress.tell(name + " ended with " + gone.exitValue() + "; starting it again");
    try {
      ready = new CompletableFuture<>();
      process = begin();
    } catch (IOException e) {
      progress.tell(name + " cannot be started again: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    last.destroy();
    try {
      if (!last.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
