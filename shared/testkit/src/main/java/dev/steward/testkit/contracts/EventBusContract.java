package dev.steward.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.Payload;
import dev.steward.ports.events.Punctuality;
import dev.steward.ports.events.Subscription;
import dev.steward.testkit.SeededRandom;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventBus} promises. Each test has a bus of its own, which gives an event up
 * after {@link #ATTEMPTS} attempts and waits a few milliseconds in between.
 */
public interface EventBusContract {
  int ATTEMPTS = 3;

  EventBus bus();

  /** Ends the bus as its process would, and opens another on what it left. */
  EventBus restarted();

  /** What that subscription gave up. */
  List<DeadLetter> deadLetters(String subscription);

  @Test
  default void whatIsHandedOverIsWhatWasPublished() {
    Inbox inbox = new Inbox();
    bus().subscribe("whole", inbox);
    List<Event> events =
        List.of(
            event("a", 1),
            Sample.of("a", "bytes", Payload.of(new byte[] {0, -1, 127})),
            Sample.of("a", "text", Payload.of(new SeededRandom(7).json(0))),
            Sample.of("a", "ünïcödé \u2028 \ud83d\ude00 \"\\\u007f", Payload.NONE),
            new Event(
                new TenantId("b"),
                "#fragment",
                "all",
                "com.example.all",
                Optional.of("user/1"),
                Instant.parse("1970-01-01T00:00:00.000001Z"),
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                Punctuality.LATE,
                Payload.of(new SeededRandom(8).object(3)),
                Map.of("datacontenttype", "application/json", "ext", "§")));
    bus().publish(events);
    inbox.await(events.size());
    assertThat(inbox.events()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  default void anEventMayBeLarge() {
    Inbox inbox = new Inbox();
    bus().subscribe("large", inbox);
    Event large = Sample.of("a", "large", Payload.of("x".repeat(900_000).getBytes(Sample.ASCII)));
    bus().publish(List.of(event("a", 1), large, event("a", 2)));
    inbox.await(3);
    assertThat(inbox.events()).contains(large);
  }

  @Test
  default void theEventsOfATenantComeInTheirOrder() {
    Inbox inbox = new Inbox();
    bus().subscribe("order", inbox);
    for (int i = 0; i < 300; i += 10) {
      bus().publish(IntStream.range(i, i + 10).mapToObj(n -> event("a", n)).toList());
      bus().publish(List.of(event("b", i)));
    }
    inbox.await(330);
    assertThat(inbox.idsOf("a"))
        .containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(n -> "a-" + n).toList());
  }

  @Test
  default void everySubscriptionGetsEverything() {
    Inbox one = new Inbox();
    Inbox other = new Inbox();
    bus().subscribe("one", one);
    bus().subscribe("other", other);
    bus().publish(List.of(event("a", 1), event("a", 2)));
    one.await(2);
    other.await(2);
  }

  @Test
  default void manyWhoPublishAtOnceLoseNothing() throws Exception {
    Inbox inbox = new Inbox();
    bus().subscribe("many", inbox);
    List<Future<?>> publishing = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 16; writer++) {
        String tenant = "t" + writer;
        publishing.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    bus().publish(List.of(event(tenant, 2 * i), event(tenant, 2 * i + 1)));
                  }
                }));
      }
      for (Future<?> each : publishing) {
        each.get();
      }
    }
    inbox.await(16 * 40);
    for (int writer = 0; writer < 16; writer++) {
      String tenant = "t" + writer;
      assertThat(inbox.idsOf(tenant))
          .containsExactlyElementsOf(
              IntStream.range(0, 40).mapToObj(n -> tenant + "-" + n).toList());
    }
  }

  @Test
  default void publishingNothingIsNothing() {
    bus().publish(List.of());
  }

  @Test
  default void whatFailsComesAgain() {
    Inbox inbox = new Inbox();
    AtomicInteger failures = new AtomicInteger(2);
    Subscription subscription =
        bus()
            .subscribe(
                "again",
                events -> {
                  if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not yet");
                  }
                  inbox.handle(events);
                });
    bus().publish(List.of(event("a", 1)));
    inbox.await(1);
    assertThat(deadLetters("again")).isEmpty();
    Awaited.until(() -> subscription.standing().failing().isEmpty());
    assertThat(subscription.standing().repeated()).isEqualTo(2);
  }

  @Test
  default void aPoisonousEventIsGivenUpWithItsReasonAndTheOthersPass() {
    Inbox inbox = new Inbox();
    Event poison = event("a", 2);
    Subscription subscription = bus().subscribe("poison", refusing(poison, inbox));
    bus().publish(List.of(event("a", 1), poison, event("a", 3)));
    bus().publish(List.of(event("b", 4)));
    inbox.await(3);
    assertThat(inbox.events()).doesNotContain(poison);
    Awaited.until(() -> !deadLetters("poison").isEmpty());
    DeadLetter dead = deadLetters("poison").getFirst();
    assertThat(dead.event()).isEqualTo(poison);
    assertThat(dead.reason()).contains("poisonous");
    assertThat(dead.attempts()).isEqualTo(ATTEMPTS);
    assertThat(subscription.standing().dead()).isEqualTo(1);
  }

  @Test
  default void aPoisonousEventIsNotGivenUpForOthers() {
    Inbox inbox = new Inbox();
    bus().subscribe("ill", refusing(event("a", 1), new Inbox()));
    bus().subscribe("well", inbox);
    bus().publish(List.of(event("a", 1)));
    inbox.await(1);
    Awaited.until(() -> deadLetters("ill").size() == 1);
    assertThat(deadLetters("well")).isEmpty();
  }

  @Test
  default void whatIsDownIsWaitedForAndNothingIsGivenUp() {
    Inbox inbox = new Inbox();
    AtomicInteger tries = new AtomicInteger();
    AtomicBoolean down = new AtomicBoolean(true);
    Subscription subscription =
        bus()
            .subscribe(
                "outage",
                events -> {
                  tries.incrementAndGet();
                  if (down.get()) {
                    throw new Fault(ProblemType.UNAVAILABLE, "the warehouse is down");
                  }
                  inbox.handle(events);
                });
    bus().publish(List.of(event("a", 1), event("a", 2)));
    Awaited.until(() -> tries.get() > 2 * ATTEMPTS);
    assertThat(subscription.standing().failing().orElse("")).contains("the warehouse is down");
    down.set(false);
    inbox.await(2);
    assertThat(deadLetters("outage")).isEmpty();
  }

  @Test
  default void aPausedSubscriptionGetsNothingUntilItIsResumed() {
    Inbox inbox = new Inbox();
    Inbox other = new Inbox();
    Subscription paused = bus().subscribe("paused", inbox);
    paused.pause();
    bus().subscribe("other", other);
    bus().publish(List.of(event("a", 1), event("a", 2)));
    other.await(2);
    assertThat(inbox.events()).isEmpty();
    assertThat(paused.standing().paused()).isTrue();
    paused.resume();
    inbox.await(2);
    assertThat(paused.standing().paused()).isFalse();
  }

  @Test
  default void aRestartLosesNothing() {
    Inbox before = new Inbox();
    bus().subscribe("restart", before);
    bus().publish(List.of(event("a", 1)));
    before.await(1);
    EventBus next = restarted();
    next.publish(List.of(event("a", 2)));
    Inbox after = new Inbox();
    next.subscribe("restart", after);
    Awaited.until(() -> after.idsOf("a").contains("a-2"));
  }

  @Test
  default void whatWasNotHandledBeforeARestartComesAfterIt() {
    AtomicInteger tries = new AtomicInteger();
    bus()
        .subscribe(
            "unhandled",
            events -> {
              tries.incrementAndGet();
              throw new Fault(ProblemType.UNAVAILABLE, "never");
            });
    bus().publish(List.of(event("a", 1)));
    Awaited.until(() -> tries.get() > 0);
    Inbox after = new Inbox();
    restarted().subscribe("unhandled", after);
    after.await(1);
  }

  @Test
  default void aSubscriptionHasOneHandlerInAProcess() {
    bus().subscribe("taken", new Inbox());
    assertThatThrownBy(() -> bus().subscribe("taken", new Inbox()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bus().subscriptions()).extracting(Subscription::name).containsExactly("taken");
  }

  @Test
  default void refusesNamesThatNotEveryBusCanHave() {
    for (String bad : List.of("", "ab", "A23", "1ab", "a_b", "a/b", "../x", "a".repeat(64))) {
      assertThatThrownBy(() -> bus().subscribe(bad, new Inbox()))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static EventHandler refusing(Event poison, Inbox inbox) {
    return events -> {
      if (events.contains(poison)) {
        throw new IllegalArgumentException("poisonous");
      }
      inbox.handle(events);
    };
  }

  private static Event event(String tenant, int number) {
    return Sample.of(tenant, tenant + "-" + number, Payload.of(new SeededRandom(number).object(2)));
  }

  /** Events of one kind. */
  final class Sample {
    static final Charset ASCII = StandardCharsets.US_ASCII;

    private Sample() {}

    static Event of(String tenant, String id, Payload payload) {
      return new Event(
          new TenantId(tenant),
          "/contract",
          id,
          "com.example.happened",
          Optional.empty(),
          Instant.parse("2026-03-01T10:00:00Z"),
          Instant.parse("2026-03-01T10:00:01Z"),
          Punctuality.ON_TIME,
          payload,
          Map.of());
    }
  }

  /** An idempotent consumer: it keeps each event once. */
  final class Inbox implements EventHandler {
    private final ConcurrentLinkedQueue<Event> came = new ConcurrentLinkedQueue<>();

    @Override
    public void handle(List<Event> events) {
      came.addAll(events);
    }

    List<Event> events() {
      return List.copyOf(new LinkedHashSet<>(came));
    }

    List<String> idsOf(String tenant) {
      return events().stream()
          .filter(event -> event.tenant().value().equals(tenant))
          .map(Event::id)
          .toList();
    }

    void await(int count) {
      Awaited.until(() -> events().size() == count);
    }
  }

  /** Waiting, with an end. */
  final class Awaited {
    private static final long LIMIT = 30_000_000_000L;

    private Awaited() {}

    static void until(BooleanSupplier condition) {
      long end = System.nanoTime() + LIMIT;
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("waited in vain for 30 seconds");
        }
        LockSupport.parkNanos(2_000_000);
      }
    }
  }
}
