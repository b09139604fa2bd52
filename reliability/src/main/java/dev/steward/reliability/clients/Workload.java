package dev.steward.reliability.clients;

import dev.steward.reliability.records.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All clients at work. */
public final class Workload implements AutoCloseable {
  private final Totals totals = new Totals();
  private final List<Thread> threads = new ArrayList<>();
  private final List<ClientJournal> journals = new ArrayList<>();
  private volatile boolean goOn = true;

  public static Workload start(
      int clients, long seed, Api api, Persons persons, Path folder, Stopwatch watch)
      throws IOException {
    Workload workload = new Workload();
    for (int i = 0; i < clients; i++) {
      String name = "c" + i;
      ClientJournal journal = new ClientJournal(folder, name, watch);
      workload.journals.add(journal);
      Caller caller = new Caller(api, journal, workload.totals);
      Client client = new Client(name, seed * 1_000 + i, persons, caller, workload.totals);
      workload.threads.add(Thread.ofVirtual().name(name).start(() -> workload.run(client)));
    }
    return workload;
  }

  private void run(Client client) {
    try {
      client.work(() -> goOn);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  public Totals totals() {
    return totals;
  }

  /** No new calls; those begun are carried to their end, within the limit. */
  public void finish(Duration limit) throws InterruptedException {
    goOn = false;
    long end = System.nanoTime() + limit.toNanos();
    for (Thread each : threads) {
      each.join(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
    }
    threads.forEach(Thread::interrupt);
    for (Thread each : threads) {
      each.join(Duration.ofSeconds(5));
    }
  }

  @Override
  public void close() throws IOException {
    goOn = false;
    threads.forEach(Thread::interrupt);
    for (ClientJournal journal : journals) {
      journal.close();
    }
  }
}
