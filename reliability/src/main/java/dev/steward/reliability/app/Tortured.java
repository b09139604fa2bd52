package dev.steward.reliability.app;

import dev.steward.allinone.place.Home;
import dev.steward.allinone.place.Ports;
import dev.steward.reliability.Place;
import dev.steward.reliability.records.Stopwatch;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Steward under torture, seen from outside: it is killed, and comes up again. */
public final class Tortured implements AutoCloseable {
  private static final Duration TO_GET_READY = Duration.ofMinutes(2);
  private static final int TRIES = 6;

  private final Place place;
  private final URI executor;
  private final Stopwatch watch;
  private final int port = Ports.free();
  private final Control control;
  private final List<Outage> outages = new ArrayList<>();
  private Process process;
  private boolean closing;
  private volatile boolean ready;
  private volatile boolean hopeless;
  private long diedAt;

  private Tortured(Place place, URI executor, Stopwatch watch) throws IOException {
    this.place = place;
    this.executor = executor;
    this.watch = watch;
    this.control = new Control(place.control());
    this.process = begin();
  }

  /** From when to when nobody answered, in microseconds. */
  public record Outage(long from, long to) {}

  public static Tortured start(Place place, URI executor, Stopwatch watch)
      throws IOException, InterruptedException {
    Tortured tortured = new Tortured(place, executor, watch);
    Thread.ofPlatform().daemon().name("keeps Steward up").start(tortured::keepUp);
    tortured.awaitReady();
    return tortured;
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  public Control control() {
    return control;
  }

  public boolean ready() {
    return ready;
  }

  /** It does not come up any more. */
  public boolean hopeless() {
    return hopeless;
  }

  public synchronized List<Outage> outages() {
    return List.copyOf(outages);
  }

  /** {@code kill -9}. */
  public synchronized void kill() {
    gone();
    process.destroyForcibly();
  }

  /** {@code kill}: it may finish what it does. */
  public synchronized void stop() {
    gone();
    process.destroy();
  }

  private synchronized void gone() {
    if (ready) {
      diedAt = watch.micros();
    }
    ready = false;
  }

  public synchronized long starts() {
    return outages.size();
  }

  public void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + TO_GET_READY.multipliedBy(2).toNanos();
    while (!ready && !hopeless && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    if (!ready) {
      throw new IllegalStateException("Steward does not come up; see " + place.appLog());
    }
  }

  private void keepUp() {
    int failures = 0;
    while (true) {
      Process current = current();
      boolean came = answers(current);
      if (came) {
        failures = 0;
        comeUp();
      } else if (++failures == TRIES) {
        hopeless = true;
        return;
      }
      try {
        current.waitFor();
        if (!again()) {
          return;
        }
      } catch (InterruptedException | IOException e) {
        hopeless = true;
        return;
      }
    }
  }

  private synchronized Process current() {
    return process;
  }

  private synchronized void comeUp() {
    outages.add(new Outage(diedAt, watch.micros()));
    ready = true;
  }

  private synchronized boolean again() throws IOException {
    gone();
    control.live();
    if (closing) {
      return false;
    }
    process = begin();
    return true;
  }

  private boolean answers(Process current) {
    long end = System.nanoTime() + TO_GET_READY.toNanos();
    while (current.isAlive() && System.nanoTime() < end) {
      if (health() == 200) {
        return true;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    current.destroyForcibly();
    return false;
  }

  private int health() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) url().resolve("/health/readiness").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException notYet) {
      return 0;
    }
  }

  private Process begin() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dsteward.home=" + Home.folder(),
            "-D" + Control.PROPERTY + "=" + place.control(),
            "-Dtorture.executor.url=" + executor,
            "-cp",
            System.getProperty("java.class.path"),
            AppMain.class.getName(),
            place.data().path().toString(),
            Integer.toString(port),
            place.tools().toString(),
            place.prices().toString()));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.appLog().toFile()))
        .start();
  }

  @Override
  public void close() throws IOException {
    Process last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    last.getOutputStream().close();
    try {
      if (!last.waitFor(30, TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
