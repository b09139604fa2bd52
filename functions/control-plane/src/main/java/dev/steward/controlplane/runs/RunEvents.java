package dev.steward.controlplane.runs;

import dev.steward.database.TenantTransactions;
import dev.steward.journal.Journal;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The history of a run, read from the journal: as it stands, or as it grows. */
@Singleton
final class RunEvents {
  /** The stream every run is journaled in. */
  static final String STREAM = "runs";

  private static final int PAGE = 500;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Runs runs;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final Scheduler scheduler;

  RunEvents(
      Runs runs,
      Journal journal,
      TenantTransactions transactions,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.runs = runs;
    this.journal = journal;
    this.transactions = transactions;
    this.scheduler = Schedulers.fromExecutorService(workers);
  }

  List<RunEvent> all(Run run) {
    List<RunEvent> events = new ArrayList<>();
    List<RunEvent> page = after(run, 0);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = page.size() < PAGE ? List.of() : after(run, page.getLast().seq());
    }
    return events;
  }

  /** Looks every {@link #PAUSE}; the look that finds the run settled is the last. */
  Publisher<Event<RunEvent>> follow(Run run, long afterSeq) {
    return Flux.defer(
        () -> {
          AtomicLong seen = new AtomicLong(afterSeq);
          return Flux.interval(Duration.ZERO, PAUSE)
              .onBackpressureDrop()
              .concatMap(_ -> Mono.fromCallable(() -> look(run, seen)).subscribeOn(scheduler), 1)
              .takeUntil(Look::last)
              .concatMapIterable(Look::events)
              .map(event -> Event.of(event).id(Long.toString(event.seq())).name(event.type()));
        });
  }

  private Look look(Run run, AtomicLong seen) {
    // Asked first: an entry of a settled run is there before its state is.
    boolean settled =
        runs.find(run.tenant(), run.id()).map(now -> now.state().settled()).orElse(true);
    List<RunEvent> events = after(run, seen.get());
    if (!events.isEmpty()) {
      seen.set(events.getLast().seq());
    }
    return new Look(events, settled && events.size() < PAGE);
  }

  private List<RunEvent> after(Run run, long seq) {
    return transactions.read(
        run.tenant(),
        tx ->
            journal.ofRun(tx, run.tenant(), STREAM, run.id(), seq, PAGE).stream()
                .map(RunEvent::of)
                .toList());
  }

  private record Look(List<RunEvent> events, boolean last) {}
}
