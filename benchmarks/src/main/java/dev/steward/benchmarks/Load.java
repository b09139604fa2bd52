package dev.steward.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop: each client, on a platform thread of its own, calls again as soon as it is
 * answered. A call that fails ends the benchmark: a floor of failures measures nothing.
 */
final class Load {
  private final CpuTime cpu;

  Load(CpuTime cpu) {
    this.cpu = cpu;
  }

  Figures run(List<Client> clients, Duration length)
      throws IOException, InterruptedException, ExecutionException {
    CpuTime.Spent before = cpu.now();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      long begun = System.nanoTime();
      long end = begun + length.toNanos();
      List<Future<Latencies>> running = new ArrayList<>();
      for (Client client : clients) {
        running.add(threads.submit(() -> until(end, client)));
      }
      List<long[]> all = new ArrayList<>();
      for (Future<Latencies> each : running) {
        all.add(each.get().taken());
      }
      long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      long elapsed = System.nanoTime() - begun;
      return Figures.of(sorted, elapsed, cpu.now().since(before));
    }
  }

  private static Latencies until(long end, Client client) throws Exception {
    Latencies latencies = new Latencies();
    long now = System.nanoTime();
    while (now < end) {
      client.call();
      long answered = System.nanoTime();
      latencies.add(answered - now);
      now = answered;
    }
    return latencies;
  }

  /** Grows as it must; boxing a million numbers would be measured too. */
  private static final class Latencies {
    private long[] nanos = new long[4096];
    private int size;

    void add(long latency) {
      if (size == nanos.length) {
        nanos = Arrays.copyOf(nanos, size * 2);
      }
      nanos[size++] = latency;
    }

    long[] taken() {
      return Arrays.copyOf(nanos, size);
    }
  }
}
