package dev.steward.gcp.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.cloud.pubsub.v1.SchemaServiceSettings;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.Encoding;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaSettings;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import dev.steward.core.Clocks;
import dev.steward.core.TenantId;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.contracts.EventBusContract;
import dev.steward.testkit.emulators.PubSubEmulator;
import dev.steward.testkit.http.StubExecutor;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PubSubEventBusTest implements EventBusContract {
  private static final String TOPIC = "steward-events";
  private static final int DELIVERIES = 5;

  private final String project = "events-" + UUID.randomUUID();
  private final ApplicationContext others = process();
  private final PubSub pubSub = others.getBean(PubSub.class);
  private final Map<String, Letters> dead = new ConcurrentHashMap<>();
  private ApplicationContext process = process();

  @AfterEach
  void close() {
    process.close();
    dead.values().forEach(Letters::close);
    others.close();
  }

  @Override
  public EventBus bus() {
    return process.getBean(EventBus.class);
  }

  @Override
  public EventBus restarted() {
    process.close();
    process = process();
    return bus();
  }

  @Override
  public List<DeadLetter> deadLetters(String subscription) {
    return letters(subscription).stream().map(Letters::letter).toList();
  }

  @Test
  void aMessageThatIsNoEventIsADeadLetterAndTheOthersPass() {
    Inbox inbox = new Inbox();
    bus().subscribe("broken", inbox);
    for (String broken : List.of("not JSON", "{}", "{\"tenant\":\"a\"}", "\u0000")) {
      raw(List.of(PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(broken)).build()));
    }
    bus().publish(events(0, 3));

    inbox.await(3);
    Awaited.until(() -> letters("broken").size() == 4);
    assertThat(letters("broken"))
        .allSatisfy(letter -> assertThat(letter.getAttributesOrThrow("reason")).isNotEmpty());
  }

  @Test
  void duplicatesAndStrangeOrderLoseNothing() {
    Inbox inbox = new Inbox();
    bus().subscribe("shuffled", inbox);
    List<Event> twice = new ArrayList<>(events(0, 200));
    twice.addAll(events(0, 200));
    Collections.shuffle(twice, new Random(7));
    raw(
        twice.stream()
            .map(event -> Messages.of(event).toBuilder().clearOrderingKey().build())
            .toList());

    inbox.await(200);
    assertThat(inbox.events()).containsExactlyInAnyOrderElementsOf(events(0, 200));
  }

  @Test
  void aBatchMayBeLargerThanAnAnswerUsuallyIs() {
    bus().subscribe("large", new Inbox()).close();
    List<Event> large =
        IntStream.range(0, 12)
            .mapToObj(i -> event("t" + i, i, Payload.of(new byte[600_000])))
            .toList();
    bus().publish(large);
    Inbox inbox = new Inbox();
    bus().subscribe("large", inbox);
    inbox.await(12);
    assertThat(inbox.events()).containsExactlyInAnyOrderElementsOf(large);
  }

  @Test
  void whatTakesLongIsOursMeanwhile() {
    Inbox inbox = new Inbox();
    AtomicInteger calls = new AtomicInteger();
    bus()
        .subscribe(
            "slow",
            events -> {
              if (calls.incrementAndGet() == 1) {
                LockSupport.parkNanos(Mailbox.LEASE.plusSeconds(2).toNanos());
              }
              inbox.handle(events);
            });
    bus().publish(events(0, 1));
    inbox.await(1);
    bus().publish(events(1, 2));
    inbox.await(2);
    assertThat(calls).hasValue(2);
  }

  @Test
  void pubSubIsToldWhereToPutWhatEveryProcessDiesOf() throws Exception {
    bus().subscribe("policy", new Inbox());
    try (SubscriptionAdminClient subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(pubSub.channels())
                .setCredentialsProvider(pubSub.credentials())
                .build())) {
      assertThat(
              subscriptions
                  .getSubscription(pubSub.subscription(TOPIC + "-policy").toString())
                  .getDeadLetterPolicy())
          .isEqualTo(givenUpTo(pubSub.topic(TOPIC + "-policy-dead")));
    }
  }

  /** On a subscription without order: on one with it the emulator's own pull breaks instead. */
  @Test
  void whatEveryProcessDiesOfPubSubGivesUpByItself() throws Exception {
    bus();
    TopicName dead = pubSub.topic(TOPIC + "-deadly-dead");
    pubSub.resources().have(Topic.newBuilder().setName(dead.toString()).build());
    pubSub
        .resources()
        .have(
            Subscription.newBuilder()
                .setName(pubSub.subscription(TOPIC + "-deadly").toString())
                .setTopic(pubSub.topic(TOPIC).toString())
                .setDeadLetterPolicy(givenUpTo(dead))
                .build());
    bus().subscribe("deadly", new Inbox()).close();
    bus().publish(events(0, 1));
    try (Mailbox dying = pubSub.mailbox(pubSub.subscription(TOPIC + "-deadly"))) {
      for (int deliveries = 0; deliveries < DELIVERIES; deliveries++) {
        List<ReceivedMessage> batch = dying.take();
        assertThat(batch).hasSize(1);
        dying.giveBack(batch);
      }
    }

    Inbox inbox = new Inbox();
    bus().subscribe("deadly", inbox);
    bus().publish(events(1, 2));
    inbox.await(1);
    assertThat(inbox.events()).isEqualTo(events(1, 2));
    Awaited.until(() -> letters("deadly").size() == 1);
    assertThat(letters("deadly"))
        .allSatisfy(letter -> assertThat(Messages.event(letter)).isEqualTo(events(0, 1).getFirst()))
        .allSatisfy(
            letter ->
                assertThat(letter.getAttributesMap())
                    .containsEntry("CloudPubSubDeadLetterSourceSubscription", TOPIC + "-deadly"));
  }

  @Test
  void aStrangerAtTheAddressIsUnavailable() {
    try (StubExecutor stranger = StubExecutor.start();
        ApplicationContext context = process(stranger.url().getAuthority())) {
      assertThatThrownBy(() -> context.getBean(EventBus.class))
          .hasStackTraceContaining(EventBusUnavailable.class.getName());
    }
  }

  @Test
  void aTopicWithTheSchemaTakesWhatIsPublishedAndNothingElse() throws Exception {
    SchemaServiceSettings.Builder settings = SchemaServiceSettings.newBuilder();
    settings.setTransportChannelProvider(pubSub.channels());
    settings.setCredentialsProvider(pubSub.credentials());
    Schema schema =
        Schema.newBuilder()
            .setType(Schema.Type.AVRO)
            .setDefinition(Files.readString(Path.of("../../contracts/events/event.avsc")))
            .build();
    try (SchemaServiceClient schemas = SchemaServiceClient.create(settings.build())) {
      schema = schemas.createSchema(ProjectName.of(project), schema, "event");
    }
    pubSub
        .resources()
        .have(
            Topic.newBuilder()
                .setName(pubSub.topic(TOPIC).toString())
                .setSchemaSettings(
                    SchemaSettings.newBuilder()
                        .setSchema(schema.getName())
                        .setEncoding(Encoding.JSON))
                .build());
    Inbox inbox = new Inbox();
    bus().subscribe("schema", inbox);
    bus().publish(events(0, 3));
    inbox.await(3);
    assertThatThrownBy(
            () ->
                raw(
                    List.of(
                        PubsubMessage.newBuilder()
                            .setData(ByteString.copyFromUtf8("{\"tenant\":\"a\"}"))
                            .build())))
        .isInstanceOf(EventBusUnavailable.class)
        .hasStackTraceContaining("INVALID_ARGUMENT");
  }

  private static DeadLetterPolicy givenUpTo(TopicName topic) {
    return DeadLetterPolicy.newBuilder()
        .setDeadLetterTopic(topic.toString())
        .setMaxDeliveryAttempts(DELIVERIES)
        .build();
  }

  private ApplicationContext process() {
    return process(PubSubEmulator.hostPort());
  }

  private ApplicationContext process(String emulator) {
    Map<String, Object> cloud =
        Map.of(
            "steward.platform", "gcp",
            "steward.pubsub.topic", TOPIC,
            "steward.pubsub.attempts", ATTEMPTS,
            "steward.pubsub.first-retry", "PT0.002S",
            "steward.pubsub.longest-retry", "PT0.002S",
            "steward.pubsub.deliveries", DELIVERIES,
            "gcp.project-id", project,
            "pubsub.emulator.host", emulator);
    return ApplicationContext.builder().properties(cloud).singletons(Clocks.system()).start();
  }

  private void raw(List<PubsubMessage> messages) {
    try (Outbox outbox = pubSub.outbox(pubSub.topic(TOPIC))) {
      outbox.send(messages);
    }
  }

  private Queue<PubsubMessage> letters(String subscription) {
    return dead.computeIfAbsent(
            subscription,
            name -> Letters.in(pubSub, pubSub.subscription(TOPIC + "-" + name + "-dead")))
        .messages();
  }

  private static List<Event> events(int first, int end) {
    return IntStream.range(first, end).mapToObj(i -> event("acme", i, Payload.NONE)).toList();
  }

  private static Event event(String tenant, int number, Payload payload) {
    return new Event(
        new TenantId(tenant),
        "/test",
        "e" + number,
        "com.example.happened",
        Optional.of("u" + number),
        Instant.parse("2026-03-01T10:00:00Z"),
        Instant.parse("2026-03-01T10:00:01Z"),
        Punctuality.ON_TIME,
        payload,
        Map.of());
  }
}
