package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBindingTest {
  private static final String BINARY =
      "'ce-specversion':'1.0','CE-Id':'1','ce-source':'/s','ce-type':'t'";

  private final RecordingEventBus bus = new RecordingEventBus();
  private final Door door = Door.before(bus);

  @Test
  void bytesStayBytes() {
    byte[] body = {0, -1, 127};

    assertThat(sent("{" + BINARY + ",'Content-Type':'image/png'}", body).payload())
        .isEqualTo(Payload.of(body));
  }

  @Test
  void textIsText() {
    assertThat(sent("{" + BINARY + ",'Content-Type':'text/plain'}", bytes("grüß")).payload())
        .isEqualTo(Payload.of(Door.json("'grüß'")));
  }

  @Test
  void withoutABodyThereIsNoData() {
    assertThat(sent("{" + BINARY + "}", new byte[0]).payload()).isEqualTo(Payload.NONE);
  }

  @Test
  void whatAHeaderCannotHoldIsPercentEncoded() {
    String subject = ",'ce-subject':'%E2%82%AC%20100%25 %zz%'";

    assertThat(sent("{" + BINARY + subject + "}", new byte[0]).subject()).contains("€ 100% %zz%");
  }

  @Test
  void aHeaderMayStandInQuotationMarks() {
    assertThat(HeaderText.decode("\"a \\\"b\\\" c\"")).isEqualTo("a \"b\" c");
  }

  @Test
  void aBatchIsAListOfCloudEventsOnly() {
    String header = "{'Content-Type':'application/cloudevents-batch+json; charset=UTF-8'}";
    String cloud = "{'specversion':'1.0','id':'1','source':'/s','type':'t'}";

    Receipt receipt = take(header, bytes("[" + cloud + ",{'event':'a','user':'u'}]"));

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.refused()).isEqualTo(1);
    assertThat(take(header, bytes("[]")).events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                          | {}    | UNSUPPORTED_MEDIA_TYPE
          {'Content-Type':'text/csv'}                                 | a,b   | UNSUPPORTED_MEDIA_TYPE
          {'Content-Type':'application/cloudevents+avro'}             | x     | UNSUPPORTED_MEDIA_TYPE
          {'Content-Type':'application/json','Content-Encoding':'br'} | {}    | UNSUPPORTED_MEDIA_TYPE
          {'Content-Type':'application/json'}                         | {     | MALFORMED_JSON
          {'Content-Type':'application/json'}                         | ``    | MALFORMED_JSON
          {'Content-Type':'application/json'}                         | {'event':'a','event':'b'} | MALFORMED_JSON
          {'Content-Type':'application/cloudevents+json'}             | []    | INVALID_INPUT
          {'Content-Type':'application/cloudevents+json'}             | {'event':'a','user':'u'}  | INVALID_INPUT
          {'Content-Type':'application/cloudevents-batch+json'}       | {}    | INVALID_INPUT
          {'ce-specversion':'1.0','Content-Type':'text/plain'}        | x     | INVALID_INPUT
          {'ce-specversion':'2.0','ce-id':'1','ce-source':'/s','ce-type':'t'}                 | `` | INVALID_INPUT
          {'ce-specversion':'1.0','ce-id':'1','ce-source':'/s','ce-type':'t','ce-data':'x'}   | `` | INVALID_INPUT
          {'ce-specversion':'1.0','ce-id':'1','ce-source':'/s','ce-type':'t','ce-a_b':'x'}    | `` | INVALID_INPUT
          {'ce-specversion':'1.0','ce-id':'1','ce-source':'/s','ce-type':'t','Content-Type':'application/json'} | { | MALFORMED_JSON
          """)
  void whatIsNoEventIsRefusedByItsKind(String headers, String body, ProblemType expected) {
    assertThatThrownBy(() -> take(headers, bytes(body)))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.type()).isEqualTo(expected));
    assertThat(bus.events()).isEmpty();
  }

  @Test
  void brokenTextIsRefused() {
    assertThatThrownBy(() -> take("{" + BINARY + ",'Content-Type':'text/plain'}", new byte[] {-1}))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.violations().getFirst().pointer()).isEqualTo("/data"));
  }

  private Event sent(String headers, byte[] body) {
    take(headers, body);
    return bus.events().getFirst();
  }

  private Receipt take(String headers, byte[] body) {
    return door.take(HttpBinding.read(ConformanceTest.headers(Door.json(headers)), body));
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
