package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.json.Json;
import dev.steward.json.records.RecordJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiptJsonTest {
  private final Door door = Door.before(new RecordingEventBus());

  @Test
  void itIsWhatTheRecordSays() throws Exception {
    Receipt receipt =
        door.plain(
            """
            [{'event':'a','user':'u','id':'1'},{'event':'a','user':'u','id':'1'},
             {'event':'a','user':'u','id':'\\"\\u00e9\\ud83d\\ude00'},
             {'event':'a','user':'u','id':'2','at':'1997-01-01T00:00:00Z'},
             {'event':'a','user':'u','id':'3','at':'2027-03-01T00:00:00Z'},
             {'event':'a','user':'u','source':'/shop'},
             {'user':'u','~/':1}, 7]""");

    assertThat(ReceiptJson.bytes(receipt))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            new String(
                Json.MAPPER.writeValueAsBytes(RecordJson.write(receipt)), StandardCharsets.UTF_8));
  }

  @Test
  void anEmptyOneHasAllItsCounts() {
    assertThat(new String(ReceiptJson.bytes(door.plain("[]")), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"accepted\":0,\"duplicate\":0,\"refused\":0,\"late\":0,\"future\":0,\"events\":[]}");
  }
}
