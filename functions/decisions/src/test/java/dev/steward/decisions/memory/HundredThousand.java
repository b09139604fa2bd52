package dev.steward.decisions.memory;

import dev.steward.ports.embeddings.Embedding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Says how long the nearest of 100,000 take by comparing all; run by hand. */
final class HundredThousand {
  private static final int COUNT = 100_000;

  private HundredThousand() {}

  public static void main(String[] arguments) {
    DirectTransactions transactions = GovernanceDatabase.embedded();
    EmbeddingRows rows = new EmbeddingRows();
    Memory memory =
        new Memory(transactions, rows, new Scan(rows, new Scan.Settings(COUNT, 256)), new Index());
    Shelf shelf = MemoryContract.shelf("finance", MemoryContract.MODEL);
    SplittableRandom random = new SplittableRandom(1);
    List<Memorable> page = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      page.add(
          new Memorable(
              "d" + i,
              MemoryContract.AT.plusSeconds(i),
              MemoryContract.somewhere(random, shelf.model().dimensions())));
      if (page.size() == 1_000) {
        memory.remember(shelf, page);
        page.clear();
      }
    }
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    Embedding to = MemoryContract.somewhere(random, 384);
    long begin = System.nanoTime();
    memory.nearest(shelf, to, 10);
    System.out.printf(
        "the first, which reads all: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    long[] wall = new long[300];
    long processor = 0;
    for (int i = 0; i < wall.length; i++) {
      begin = System.nanoTime();
      long cpu = clock.getCurrentThreadCpuTime();
      memory.nearest(shelf, to, 10);
      processor = clock.getCurrentThreadCpuTime() - cpu;
      wall[i] = System.nanoTime() - begin;
    }
    Arrays.sort(wall);
    System.out.printf(
        "then: p50 %.1f ms, p95 %.1f ms; the last took %.1f ms of a processor%n",
        wall[150] / 1e6, wall[285] / 1e6, processor / 1e6);
  }
}
