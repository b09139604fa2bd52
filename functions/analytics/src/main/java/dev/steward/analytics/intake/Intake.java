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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
    List<Event> events = fit(candidates);
    Receipt receipt = Receipt.of(verdicts(candidates, published(events)));
    if (receipt.nothingFit()) {
      throw refused(receipt);
    }
    return receipt;
  }

  private List<Candidate> examined(TenantId tenant, List<Item> items, Naming naming) {
    // Those without a time of their own came in the order of the list.
    Instant now = clock.instant();
    List<Candidate> candidates = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      candidates.add(
          examination.of(tenant, items.get(i), naming, i, now.plus(i, ChronoUnit.MICROS)));
    }
    return candidates;
  }

  private static List<Event> fit(List<Candidate> candidates) {
    List<Event> events = new ArrayList<>(candidates.size());
    for (Candidate each : candidates) {
      if (each instanceof Candidate.Fit(Event event)) {
        events.add(event);
      }
    }
    return events;
  }

  /** For each of them whether it is new; returns once they are all on the bus for good. */
  private BitSet published(List<Event> events) {
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

  private static List<Verdict> verdicts(List<Candidate> candidates, BitSet fresh) {
    List<Verdict> verdicts = new ArrayList<>(candidates.size());
    int fit = 0;
    for (Candidate candidate : candidates) {
      verdicts.add(
          switch (candidate) {
            case Candidate.Fit(Event event) ->
                fresh.get(fit++) ? Verdict.accepted(event) : Verdict.duplicate(event);
            case Candidate.Unfit(List<Violation> violations) -> Verdict.refused(violations);
          });
    }
    return verdicts;
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
