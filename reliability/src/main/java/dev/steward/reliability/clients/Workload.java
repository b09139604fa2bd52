package dev.steward.reliability.clients;

import dev.steward.core.TenantId;
import dev.steward.reliability.app.TorturedTenants;
import dev.steward.reliability.records.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All clients at work: many who call, and a few who decide, pry and misbehave. */
public final class Workload implements AutoCloseable {
  private final Totals totals = new Totals();
  private final List<Thread> threads = new ArrayList<>();
  private final List<ClientJournal> journals = new ArrayList<>();
  private final Path folder;
  private final Stopwatch watch;
  private final Api api;
  private final Persons persons;
  private volatile boolean goOn = true;

  private Workload(Api api, Persons persons, Path folder, Stopwatch watch) {
    this.api = api;
    this.persons = persons;
    this.folder = folder;
    this.watch = watch;
  }

  public static Workload start(
      int clients, long seed, Api api, Persons persons, Path folder, Stopwatch watch)
      throws IOException, InterruptedException {
    Workload workload = new Workload(api, persons, folder, watch);
    Purses purses = new Purses(api, persons, workload.journal("purses"));
    for (TenantId tenant : TorturedTenants.ALL) {
      purses.openTenant(tenant, "tenant-" + tenant.value());
    }
    for (int i = 0; i < clients; i++) {
      workload.addClient("c" + i, seed * 1_000 + i, purses);
    }
    workload.addOthers(seed);
    return workload;
  }

  /** What is told here belongs to the records. */
  public ClientJournal journal(String name) throws IOException {
    ClientJournal journal = new ClientJournal(folder, name, watch);
    journals.add(journal);
    return journal;
  }

  private void addClient(String name, long seed, Purses purses) throws IOException {
    Caller caller = new Caller(api, journal(name), totals);
    Client client = new Client(name, seed, persons, caller, purses, totals);
    begin(name, client::work);
  }

  private void addOthers(long seed) throws IOException {
    List<TenantId> tenants = TorturedTenants.ALL;
    for (int i = 0; i < tenants.size(); i++) {
      TenantId tenant = tenants.get(i);
      TenantId next = tenants.get((i + 1) % tenants.size());
      ClientJournal approvals = journal("approver-" + tenant.value());
      begin("approver", new Approver(tenant, api, persons, approvals, seed + i)::work);
      ClientJournal probes = journal("stranger-" + tenant.value());
      begin("stranger", new Stranger(tenant, next, api, persons, probes, seed + i)::work);
    }
    ClientJournal nuisances = journal("vandal");
    begin("vandal", new Vandal(tenants.getFirst(), api, persons, nuisances, seed)::work);
  }

  private void begin(String name, Work work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> run(work)));
  }

  private interface Work {
    void until(BooleanSupplier goOn) throws InterruptedException;
  }

  private void run(Work work) {
    try {
      work.until(() -> goOn);
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
