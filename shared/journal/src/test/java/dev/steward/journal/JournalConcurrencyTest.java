package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static dev.steward.journal.JournalDatabase.entries;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.journal.Verification.Intact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class JournalConcurrencyTest {
  private static final int THREADS = 32;
  private static final int APPENDS = 20;

  private final JournalDatabase db = new JournalDatabase();
  private final TenantId tenant = JournalDatabase.newTenant();

  @Test
  void manyWhoAppendToOneStreamAtOnceLeaveNoGap() throws Exception {
    List<Long> lasts =
        together(
            IntStream.range(0, THREADS)
                .<Callable<List<Long>>>mapToObj(_ -> () -> appends(false))
                .toList());
    assertThat(lasts).doesNotHaveDuplicates().hasSize(THREADS * APPENDS);
    assertThat(db.verifier.verify(tenant))
        .isInstanceOfSatisfying(
            Intact.class, intact -> assertThat(intact.entries()).isEqualTo(Collections.max(lasts)));
  }

  @Test
  void thoseWhoGiveUpLeaveNoGapEither() throws Exception {
    List<Long> lasts =
        together(
            IntStream.range(0, THREADS)
                .<Callable<List<Long>>>mapToObj(i -> () -> appends(i % 2 == 0))
                .toList());
    assertThat(lasts).doesNotHaveDuplicates().hasSize(THREADS * APPENDS / 2);
    assertThat(db.verifier.verify(tenant)).isInstanceOf(Intact.class);
  }

  @Test
  void manyWhoAppendToANewStreamFirstAllSucceed() throws Exception {
    for (int round = 0; round < 10; round++) {
      String stream = "new-" + round;
      List<Long> lasts =
          together(
              IntStream.range(0, THREADS)
                  .<Callable<List<Long>>>mapToObj(
                      _ -> () -> List.of(db.append(tenant, stream, entries(1))))
                  .toList());
      assertThat(lasts)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, THREADS).boxed().toList());
    }
  }

  @Test
  void aTailMissesNothingWhileOthersAppend() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
      Future<List<Long>> seen = reader.submit(() -> follow(over));
      List<Long> lasts;
      try {
        lasts =
            together(
                IntStream.range(0, THREADS)
                    .<Callable<List<Long>>>mapToObj(_ -> () -> appends(false))
                    .toList());
      } finally {
        over.set(true);
      }
      assertThat(seen.get())
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, Collections.max(lasts)).boxed().toList());
    }
  }

  /**
   * Asks for what came after the last entry it saw, as a relay does, and looks once more at the
   * end.
   */
  private List<Long> follow(AtomicBoolean over) {
    List<Long> seen = new ArrayList<>();
    boolean last;
    do {
      last = over.get();
      long after = seen.isEmpty() ? 0 : seen.getLast();
      List<Entry> page =
          db.transactions.read(
              tenant, tx -> db.journal.tail(tx, tenant, STREAM, after, Integer.MAX_VALUE));
      page.forEach(entry -> seen.add(entry.seq()));
    } while (!last);
    return seen;
  }

  private List<Long> appends(boolean givingUp) {
    List<Long> lasts = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      int size = 1 + i % 5;
      try {
        lasts.add(
            db.transactions.write(
                tenant,
                tx -> {
                  long last = db.journal.append(tx, tenant, STREAM, entries(size));
                  if (givingUp) {
                    throw new Fault(ProblemType.CONFLICT, "not today");
                  }
                  return last;
                }));
      } catch (Fault expected) {
        assertThat(expected.type()).isEqualTo(ProblemType.CONFLICT);
      }
    }
    return lasts;
  }

  private static List<Long> together(List<Callable<List<Long>>> tasks) throws Exception {
    List<Long> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<List<Long>> done : pool.invokeAll(tasks)) {
        all.addAll(done.get());
      }
    }
    return all;
  }
}
