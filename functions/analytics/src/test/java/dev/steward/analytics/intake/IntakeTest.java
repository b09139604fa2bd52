package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private final RecordingEventBus bus = new RecordingEventBus();
  private final Door door = Door.before(bus);

  @Test
  void aPlainEventIsKeptWhole() {
    Receipt receipt =
        door.plain(
            "{'event':'signup','user':'u1','at':'2026-03-01T11:30:00+01:00','id':'e1','properties':{'plan':'pro'}}");

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(bus.events())
        .containsExactly(
            new Event(
                Door.ACME,
                "/events",
                "e1",
                "signup",
                Optional.of("u1"),
                Instant.parse("2026-03-01T10:30:00Z"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Punctuality.ON_TIME,
                Payload.of(Json.object().put("plan", "pro")),
                Map.of()));
  }

  @Test
  void whatIsLeftOutIsFilledInAndTold() {
    Receipt receipt = door.plain("{'event':'visit','user':7}");

    Event event = bus.events().getFirst();
    assertThat(event.time()).isEqualTo(door.clock().instant());
    assertThat(event.subject()).contains("7");
    assertThat(event.payload()).isEqualTo(Payload.NONE);
    assertThat(receipt.events().getFirst().id()).isEqualTo(event.id()).startsWith("evt_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'event':'a','user':'u'},{'event':'b','user':'u'}]",
        "{'events':[{'event':'a','user':'u'},{'event':'b','user':'u'}]}",
        "[{'event':'a','user':'u'},{'specversion':'1.0','id':'1','source':'/s','type':'b'}]",
      })
  void aListIsKeptInItsOrder(String list) {
    door.plain(list);

    assertThat(bus.events()).extracting(Event::type).containsExactly("a", "b");
  }

  @Test
  void eachEventHasAVerdictOfItsOwn() {
    Receipt receipt =
        door.plain(
            "[{'event':'a','user':'u','id':'1'},{'event':'a'},{'event':'a','user':'u','id':'1'}]");

    assertThat(receipt.events())
        .extracting(Verdict::verdict)
        .containsExactly(
            Verdict.Decision.ACCEPTED, Verdict.Decision.REFUSED, Verdict.Decision.DUPLICATE);
    assertThat(receipt.events().get(1).violations())
        .containsExactly(new Violation("/1/user", "is required"));
    assertThat(bus.events()).hasSize(1);
  }

  @Test
  void anEventIsKnownByTenantSourceAndId() {
    door.plain("{'event':'a','user':'u','id':'1'}");

    assertThat(door.plain("{'event':'other','user':'x','id':'1'}").duplicate()).isEqualTo(1);
    assertThat(door.plain("{'event':'a','user':'u','id':'1','source':'/shop'}").accepted())
        .isEqualTo(1);
    Receipt theirs =
        door.intake()
            .take(
                new TenantId("other"),
                Parcel.plain(Door.json("{'event':'a','user':'u','id':'1'}")),
                Naming.of("p", "k"));
    assertThat(theirs.accepted()).isEqualTo(1);
  }

  @Test
  void theSameCallGivesTheSameIds() {
    Parcel parcel = Parcel.plain(Door.json("[{'event':'a','user':'u'},{'event':'a','user':'u'}]"));

    assertThat(door.intake().take(Door.ACME, parcel, Naming.of("ann", "k")).accepted())
        .isEqualTo(2);
    assertThat(door.intake().take(Door.ACME, parcel, Naming.of("ann", "k")).duplicate())
        .isEqualTo(2);
    assertThat(door.intake().take(Door.ACME, parcel, Naming.of("bob", "k")).accepted())
        .isEqualTo(2);
  }

  @Test
  void whatTheBusDidNotKeepIsNoDuplicateLater() {
    bus.down(true);
    assertThatThrownBy(() -> door.plain("{'event':'a','user':'u','id':'1'}"))
        .isInstanceOf(EventBusUnavailable.class);
    bus.down(false);

    assertThat(door.plain("{'event':'a','user':'u','id':'1'}").accepted()).isEqualTo(1);
  }

  @Test
  void ofManyWhoBringTheSameOneIsAccepted() throws Exception {
    String list =
        IntStream.range(0, 50)
            .mapToObj("{'event':'a','user':'u','id':'%d'}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    List<Future<Receipt>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        calls.add(threads.submit(() -> door.plain(list)));
      }
    }
    int accepted = 0;
    for (Future<Receipt> call : calls) {
      accepted += call.get().accepted();
    }
    assertThat(accepted).isEqualTo(50);
    assertThat(bus.events()).hasSize(50);
  }

  @ParameterizedTest
  @CsvSource({
    "1997-01-01T00:00:00Z, LATE",
    "2026-02-28T11:59:59Z, LATE",
    "2026-02-28T12:00:00Z, ON_TIME",
    "2026-03-01T12:05:00Z, ON_TIME",
    "2026-03-01T12:05:01Z, FUTURE",
    "2027-03-01T00:00:00Z, FUTURE",
    "0001-01-01T00:00:00Z, LATE",
  })
  void lateAndFutureEventsAreKeptAndMarked(String at, Punctuality expected) {
    Receipt receipt = door.plain("{'event':'a','user':'u','at':'" + at + "'}");

    assertThat(receipt.events().getFirst().punctuality()).isEqualTo(expected);
    assertThat(receipt.late()).isEqualTo(expected == Punctuality.LATE ? 1 : 0);
    assertThat(receipt.future()).isEqualTo(expected == Punctuality.FUTURE ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59-01:00",
        "+10000-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "2028-01-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-03-01",
        "2026-03-01T10:00:00",
        "yesterday",
        "1772359200",
      })
  void timesThatCannotBeAreRefused(String at) {
    assertThat(refusal("{'event':'a','user':'u','at':'" + at + "'}"))
        .extracting(Violation::pointer)
        .containsExactly("/at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                    | /event /user
          7                                                     | ``
          {'event':'a'}                                         | /user
          {'event':7,'user':true}                               | /event /user
          {'event':'','user':''}                                | /event /user
          {'event':'a','user':'u','propertys':{}}               | /propertys
          {'event':'a','user':'u','properties':[1]}             | /properties
          {'event':'a','user':'u','properties':'x'}             | /properties
          {'event':'a','user':'u','id':7}                       | /id
          {'event':'a','user':'u','source':'not a uri'}         | /source
          {'event':'a\\u0007','user':'u'}                       | /event
          {'event':'steward.run.succeeded','user':'u'}      | /event
          {'event':'a','user':'u','source':'/steward/journal'}  | /source
          {'specversion':'0.3','id':'1','source':'/s','type':'t'}             | /specversion
          {'specversion':'1.0'}                                               | /id /source /type
          {'specversion':'1.0','id':'1','source':'/s','type':'t','Ext':'x'}   | /Ext
          {'specversion':'1.0','id':'1','source':'/s','type':'t','ext':{}}    | /ext
          {'specversion':'1.0','id':'1','source':'/s','type':'t','ext':1.5}   | /ext
          {'specversion':'1.0','id':'1','source':'/s','type':'t','data':1,'data_base64':'TWE='} | /data_base64
          {'specversion':'1.0','id':'1','source':'/s','type':'t','data_base64':'&'}  | /data_base64
          {'specversion':'1.0','id':'1','source':'/s','type':'t','data_base64':7}    | /data_base64
          {'specversion':'1.0','id':'1','source':'/s','type':'t','dataschema':'#x'}  | /dataschema
          {'specversion':'1.0','id':'1','source':'/s','type':'t','datacontenttype':'x'} | /datacontenttype
          {'events':[],'more':1}  | /more
          {'events':7}            | /events
          """)
  void eachMistakeIsToldByItsPlace(String event, String pointers) {
    assertThat(refusal(event).stream().map(Violation::pointer).collect(Collectors.joining(" ")))
        .isEqualTo(pointers);
    assertThat(bus.events()).isEmpty();
  }

  @Test
  void aMegabyteOfPropertiesIsRefusedWithItsSize() {
    String large = "x".repeat(1_000_000);

    assertThat(refusal("[{'event':'a','user':'u','properties':{'text':'" + large + "'}}]"))
        .containsExactly(new Violation("/0/properties", "has 1,000,011 bytes; at most 262,144"));
  }

  @Test
  void anEndlessNameIsRefusedWithItsLength() {
    assertThat(refusal("{'event':'a','user':'" + "u".repeat(2_000) + "'}"))
        .containsExactly(new Violation("/user", "has 2,000 characters; at most 1,024"));
  }

  @Test
  void aThousandEventsAreTakenAndOneMoreIsNot() {
    assertThat(door.plain(list(1_000)).accepted()).isEqualTo(1_000);
    assertThat(refusal(list(1_001)))
        .containsExactly(new Violation("", "has 1,001 events; a call takes 1,000"));
  }

  @Test
  void noEventsAreNone() {
    assertThat(door.plain("[]")).isEqualTo(new Receipt(0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void whatIsForgottenIsAcceptedAgain() {
    IntakeSettings two =
        new IntakeSettings(
            Duration.ofDays(1), Duration.ofMinutes(5), Duration.ofDays(366), 1_000, 2, null);
    Door forgetful = Door.before(bus, two, Map.of());
    for (String id : List.of("1", "2", "3")) {
      forgetful.plain("{'event':'a','user':'u','id':'" + id + "'}");
    }
    assertThat(forgetful.plain("{'event':'a','user':'u','id':'3'}").duplicate()).isEqualTo(1);
    assertThat(forgetful.plain("{'event':'a','user':'u','id':'1'}").accepted()).isEqualTo(1);
  }

  private static String list(int size) {
    return IntStream.range(0, size)
        .mapToObj(_ -> "{'event':'a','user':'u'}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<Violation> refusal(String json) {
    try {
      Receipt receipt = door.plain(json);
      throw new AssertionError("taken: " + receipt);
    } catch (Fault refused) {
      return refused.violations();
    }
  }
}
