package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process of a prepared folder. */
record Engine(Folder folder, Binaries binaries, Account account) {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long LOG_LIMIT = 10 << 20;

  /** What the attempt came to: nothing when the server is ready, else all it said. */
  Optional<String> start() throws IOException {
    Postmaster postmaster = postmaster();
    postmaster.disownStranger();
    rollLog();
    long logBefore = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    // pg_ctl gives the server a session of its own, so Ctrl-C in our terminal does not reach it.
    Process starter =
        Command.start(
            words(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--pgdata=" + folder.data(),
                "--log=" + folder.log()));
    starter.getOutputStream().close();
    while (starter.isAlive()) {
      if (postmaster.running().isPresent() && postmaster.ready()) {
        return Optional.empty();
      }
      pause();
    }
    if (starter.exitValue() == 0) {
      return Optional.empty();
    }
    String said = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Optional.of(loggedSince(logBefore) + said);
  }

  /** Ends sessions and stops with everything written; says whether a server ran at all. */
  boolean stop() throws IOException {
    Optional<Long> running = postmaster().running();
    if (running.isEmpty()) {
      return false;
    }
    signal("INT", running.get());
    if (!stops(running.get())) {
      LOG.warn("Postgres (process {}) does not stop; ending it at once", running.get());
      signal("QUIT", running.get());
      if (!stops(running.get())) {
        throw new PostgresUnavailable(
            "a Postgres (process %d) that serves %s does not stop: end it by hand"
                .formatted(running.get(), folder.data()));
      }
    }
    return true;
  }

  private boolean stops(long pid) throws IOException {
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (!postmaster().servedBy(pid)) {
        return true;
      }
      pause();
    }
    return false;
  }

  private void signal(String name, long pid) throws IOException {
    Command.run(words("pg_ctl", "kill", name, Long.toString(pid)));
  }

  private Postmaster postmaster() {
    return new Postmaster(folder.data());
  }

  private List<String> words(String program, String... arguments) {
    List<String> words = new ArrayList<>(account.prefix());
    words.add(binaries.program(program));
    words.addAll(Arrays.asList(arguments));
    return words;
  }

  private String loggedSince(long position) throws IOException {
    if (!Files.exists(folder.log())) {
      return "";
    }
    byte[] log = Files.readAllBytes(folder.log());
    int from = (int) Math.min(position, log.length);
    return new String(log, from, log.length - from, StandardCharsets.UTF_8);
  }

  private void rollLog() throws IOException {
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_LIMIT) {
      Path previous = folder.log().resolveSibling("server.log.1");
      Files.move(folder.log(), previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for Postgres", e);
    }
  }
}
