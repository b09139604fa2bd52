package dev.steward.allinone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.json.Json;
import dev.steward.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
  private static final List<byte[]> EVENTS = List.of("{}".getBytes(StandardCharsets.UTF_8));
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<Integer> statuses = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final List<Long> when = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void whoIsTooBusyIsSentTheSameAgainAfterLongerAndLongerPauses(int busy) throws Exception {
    statuses.addAll(List.of(busy, busy, busy, 200));

    Sent answer = new Sender(this::answered, PATIENCE).send(EVENTS);

    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(sent).hasSize(4).containsOnly("[{}]");
    assertThat(millis(0)).isGreaterThanOrEqualTo(200);
    assertThat(millis(1)).isGreaterThanOrEqualTo(400);
    assertThat(millis(2)).isGreaterThanOrEqualTo(800);
  }

  @Test
  void aServerThatIsGoneForAWhileIsAwaitedOnceItHasAnswered() throws Exception {
    statuses.addAll(List.of(200, 0, 200));
    Sender sender = new Sender(this::answered, PATIENCE);

    sender.send(EVENTS);
    sender.send(EVENTS);

    assertThat(sent).hasSize(3);
  }

  @Test
  void aServerThatNeverWasThereIsNotAwaited() {
    statuses.add(0);

    assertThatThrownBy(() -> new Sender(this::answered, PATIENCE).send(EVENTS))
        .isInstanceOf(Sender.Unsent.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void patienceEndsAndTheLastWordIsTold() {
    statuses.addAll(List.of(503, 503, 429, 503, 503));

    assertThatThrownBy(() -> new Sender(this::answered, Duration.ofMillis(700)).send(EVENTS))
        .isInstanceOfSatisfying(
            Sender.Unsent.class, unsent -> assertThat(unsent.reply().status()).isIn(503, 429));
    assertThat(sent).hasSizeBetween(2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500})
  void whatWillNotBetterIsNotTriedAgain(int status) {
    statuses.addAll(List.of(status, 200));

    assertThatThrownBy(() -> new Sender(this::answered, PATIENCE).send(EVENTS))
        .isInstanceOf(Sender.Unsent.class);
    assertThat(sent).hasSize(1);
  }

  private Door.Reply answered(byte[] events) {
    sent.add(new String(events, StandardCharsets.UTF_8));
    when.add(System.nanoTime());
    int status = statuses.remove();
    return new Door.Reply(
        status,
        status == 200
            ? StrictJson.parse(
                "{\"accepted\": 1, \"duplicate\": 0, \"events\": []}"
                    .getBytes(StandardCharsets.UTF_8))
            : Json.object().put("title", "no"));
  }

  private long millis(int gap) {
    return (when.get(gap + 1) - when.get(gap)) / 1_000_000;
  }
}
