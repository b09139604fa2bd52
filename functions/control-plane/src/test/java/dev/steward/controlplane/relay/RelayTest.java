package dev.steward.controlplane.relay;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.embedded.events.FileEventBus;
import dev.steward.journal.Entry;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.Subscription;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.http.StubAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static RunningControlPlane steward;

  @TempDir Path folder;

  private TenantId tenant;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void aTenantOfItsOwn() {
    tenant = new TenantId("relay-" + COUNT.incrementAndGet());
    steward.context().getBean(Tenants.class).ensure(tenant, "Relay");
  }

  @Test
  void everyEntryOfEveryStreamIsPublishedOnceAndInOrder() {
    append("runs", 1_234);
    append("sessions", 3);
    try (FileEventBus bus = bus()) {
      relayAll(relay(bus));
      append("runs", 2);
      relayAll(relay(bus));
      assertThat(published(bus)).hasSize(1_239).doesNotHaveDuplicates();
      assertThat(firstSeen(bus)).containsExactlyInAnyOrderElementsOf(journal());
      assertInOrder(bus);
    }
  }

  @Test
  void whatIsPublishedSaysWhatTheEntrySays() {
    Instant at = Instant.parse("2026-03-01T10:00:00.000001Z");
    Facts facts = new Facts("ada", "run_1", "trace", "ses_1", "task_1", "stub.echo", "sha256:00");
    append(
        "runs", List.of(new NewEntry("evt-x", "run.held", at, facts, Json.object().put("a", "b"))));
    try (FileEventBus bus = bus()) {
      relayAll(relay(bus));
      Event event = published(bus).getFirst();
      assertThat(event)
          .extracting(Event::tenant, Event::source, Event::id, Event::type, Event::subject)
          .containsExactly(
              tenant, "/steward/control-plane", "evt-x", "steward.run.held", Optional.of("ada"));
      assertThat(event)
          .extracting(Event::time, Event::receivedAt, Event::punctuality)
          .containsExactly(at, at, Punctuality.ON_TIME);
      JsonNode data = StoredJson.read(event.payload().json());
      assertThat(data.path("hash").asText()).isEqualTo(entries("runs").getFirst().hash());
      assertThat(data.toString())
          .contains("\"stream\":\"runs\"", "\"seq\":1", "\"run\":\"run_1\"", "\"task\":\"task_1\"")
          .contains(
              "\"session\":\"ses_1\"", "\"tool\":\"stub.echo\"", "\"toolDigest\":\"sha256:00\"")
          .contains("\"principal\":\"ada\"", "\"trace\":\"trace\"", "\"payload\":{\"a\":\"b\"}");
    }
  }

  @Test
  void whatDoesNotApplyIsLeftOut() {
    append("sessions", 1);
    try (FileEventBus bus = bus()) {
      relayAll(relay(bus));
      assertThat(StoredJson.read(published(bus).getFirst().payload().json()).fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("stream", "seq", "hash", "principal", "payload");
    }
  }

  @Test
  void aBusThatIsDownIsCaughtUpWithLater() {
    append("runs", 3);
    try (FileEventBus bus = bus()) {
      Relay relay = relay(new Outage(bus, false, nth -> nth == 1));
      assertThatThrownBy(() -> relay.relay(tenant)).isInstanceOf(EventBusUnavailable.class);
      assertThat(published(bus)).isEmpty();
      append("runs", 1);
      relayAll(relay);
      assertThat(firstSeen(bus)).containsExactlyElementsOf(journal());
    }
  }

  @Test
  void aRestartInTheMiddleRepeatsAndLeavesNothingOut() {
    append("runs", 2 * Relay.PAGE + 7);
    try (FileEventBus bus = bus()) {
      Relay dies = relay(new Outage(bus, true, nth -> nth == 2));
      assertThatThrownBy(() -> relayAll(dies)).isInstanceOf(EventBusUnavailable.class);
    }
    try (FileEventBus bus = bus()) {
      relayAll(relay(bus));
      assertThat(published(bus)).hasSize(3 * Relay.PAGE + 7);
      assertThat(firstSeen(bus)).containsExactlyElementsOf(journal());
      assertInOrder(bus);
    }
  }

  @Test
  void twoAtWorkWhileTheJournalGrowsLeaveNothingOut() throws Exception {
    try (FileEventBus bus = bus();
        ExecutorService pool = Executors.newFixedThreadPool(3)) {
      var writer = pool.submit(() -> IntStream.range(0, 40).forEach(_ -> append("runs", 31)));
      var one = pool.submit(() -> relayUntil(relay(bus), 40 * 31));
      var other = pool.submit(() -> relayUntil(relay(bus), 40 * 31));
      writer.get();
      one.get();
      other.get();
      assertThat(firstSeen(bus)).containsExactlyElementsOf(journal());
    }
  }

  @Test
  void aCallIsAnsweredWhileTheBusIsOutAndToldOfOnceItIsBack() throws Exception {
    Map<String, Object> withBus = Map.of("steward.events.folder", folder.resolve("bus").toString());
    TestDatabase database = TestPostgres.freshDatabase();
    String run;
    try (RunningControlPlane out = RunningControlPlane.start(database, withBus)) {
      out.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
      ((AutoCloseable) out.context().getBean(EventBus.class)).close();
      Answer answer = out.invoke("stub.echo", "{\"word\":\"x\"}");
      assertThat(answer.status()).isEqualTo(200);
      run = answer.json().path("id").asText();
      await(() -> out.get("/metrics").text().contains("steward_relay_troubles 1.0"));
      assertThat(out.get("/metrics").text()).contains("steward_relay_behind_seconds");
    }
    try (RunningControlPlane back = RunningControlPlane.start(database, withBus)) {
      List<Event> events = new CopyOnWriteArrayList<>();
      EventBus bus = back.context().getBean(EventBus.class);
      try (Subscription _ = bus.subscribe("test", events::addAll)) {
        await(() -> events.stream().anyMatch(each -> each.type().equals("steward.run.succeeded")));
      }
      assertThat(events)
          .allMatch(each -> each.tenant().equals(ACME))
          .filteredOn(each -> each.payload().json().contains("\"run\":\"" + run + "\""))
          .extracting(Event::type)
          .containsSubsequence(
              "steward.gates.passed",
              "steward.run.admitted",
              "steward.run.dispatching",
              "steward.run.succeeded");
    }
  }

  @Test
  void withoutABusNothingIsRelayed() {
    assertThat(steward.context().findBean(Relay.class)).isEmpty();
    assertThat(steward.context().findBean(RelaySchedule.class)).isEmpty();
  }

  private FileEventBus bus() {
    return new FileEventBus(folder.resolve("bus"), Clocks.system());
  }

  private static Relay relay(EventBus bus) {
    return new Relay(
        steward.context().getBean(Journal.class),
        steward.context().getBean(RelayRows.class),
        steward.context().getBean(TenantTransactions.class),
        bus);
  }

  private void relayAll(Relay relay) {
    while (relay.relay(tenant) > 0) {
      // the next page
    }
  }

  private void relayUntil(Relay relay, int entries) {
    await(
        () -> {
          relayAll(relay);
          return entries("runs").size() == entries && relay.relay(tenant) == 0;
        });
  }

  private void append(String stream, int count) {
    append(
        stream,
        IntStream.range(0, count)
            .mapToObj(
                _ ->
                    new NewEntry(
                        "evt-" + COUNT.incrementAndGet(),
                        "gate.passed",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        new Facts("ada", null, null, null, null, null, null),
                        Json.object()))
            .toList());
  }

  private void append(String stream, List<NewEntry> entries) {
    var _ =
        steward
            .context()
            .getBean(TenantTransactions.class)
            .write(
                tenant,
                tx -> steward.context().getBean(Journal.class).append(tx, tenant, stream, entries));
  }

  private List<Entry> entries(String stream) {
    return steward
        .context()
        .getBean(TenantTransactions.class)
        .read(
            tenant,
            tx -> steward.context().getBean(Journal.class).tail(tx, tenant, stream, 0, 100_000));
  }

  private List<String> journal() {
    return IntStream.range(0, 2)
        .mapToObj(i -> entries(i == 0 ? "runs" : "sessions"))
        .flatMap(List::stream)
        .map(Entry::eventId)
        .toList();
  }

  private static List<Event> published(FileEventBus bus) {
    List<Event> events = new ArrayList<>();
    bus.recent(1_000_000, events::add);
    return events;
  }

  /** Ids, each where it came first. */
  private static List<String> firstSeen(FileEventBus bus) {
    return published(bus).stream().map(Event::id).distinct().toList();
  }

  private void assertInOrder(FileEventBus bus) {
    Set<String> ids = new LinkedHashSet<>(firstSeen(bus));
    for (String stream : List.of("runs", "sessions")) {
      List<String> expected = entries(stream).stream().map(Entry::eventId).toList();
      assertThat(ids.stream().filter(expected::contains).toList()).isEqualTo(expected);
    }
  }

  private static void await(BooleanSupplier what) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
