package dev.steward.analytics.intake;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where events come in, whichever way: each is judged by itself, and kept before it is told. */
@Singleton
final class Intake {
  private static final int VIOLATIONS_TOLD = 100;

  private final Examination examination;
  private final Recollection recollection;
  private final EventBus bus;
  private final InstantSource clock;

  Intake(Examination examination, Recollection recollection, EventBus bus, InstantSource clock) {
    this.examination = examination;
    this.recollection = recollection;
    this.bus = bus;
    this.clock = clock;
  }

  /** Throws an INVALID_INPUT fault when there are events and none of them fits. */
  Receipt take(TenantId tenant, Parcel parcel, Naming naming) {
    List<Candidate> candidates = examined(tenant, parcel.items(), naming);
    List<Event> events = candidates.stream().flatMap(Intake::event).toList();
    Receipt receipt = Receipt.of(verdicts(candidates, published(events)));
    if (receipt.nothingFit()) {
      throw refused(receipt);
    }
    return receipt;
  }

  private List<Candidate> examined(TenantId tenant, List<Item> items, Naming naming) {
    // Those without a time of their own came in the order of the list.
    Instant now = clock.instant();
    return IntStream.range(0, items.size())
        .mapToObj(
            i ->
                examination.of(
                    tenant, items.get(i), () -> naming.id(i), now.plus(i, ChronoUnit.MICROS)))
        .toList();
  }

  /** For each of them whether it is new; returns once they are all on the bus for good. */
  private List<Boolean> published(List<Event> events) {
    Claim claim = recollection.claim(events);
    try {
      bus.publish(claim.freshOf(events));
    } catch (RuntimeException | Error e) {
      recollection.lost(claim);
      throw e;
    }
    recollection.kept(claim);
    if (!claim.othersKept()) {
      throw new EventBusUnavailable("some of these events came twice, and could not be kept", null);
    }
    return claim.fresh();
  }

  private static List<Verdict> verdicts(List<Candidate> candidates, List<Boolean> fresh) {
    Iterator<Boolean> isNew = fresh.iterator();
    return candidates.stream()
        .map(
            candidate ->
                switch (candidate) {
                  case Candidate.Fit(Event event) ->
                      isNew.next() ? Verdict.accepted(event) : Verdict.duplicate(event);
                  case Candidate.Unfit(List<Violation> violations) -> Verdict.refused(violations);
                })
        .toList();
  }

  private static Stream<Event> event(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Fit(Event event) -> Stream.of(event);
      case Candidate.Unfit _ -> Stream.empty();
    };
  }

  private static Fault refused(Receipt receipt) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        receipt.refused() == 1
            ? "the event is refused"
            : "all %,d events are refused".formatted(receipt.refused()),
        receipt.events().stream()
            .flatMap(verdict -> Stream.ofNullable(verdict.violations()).flatMap(List::stream))
            .limit(VIOLATIONS_TOLD)
            .toList(),
        null);
  }
}
