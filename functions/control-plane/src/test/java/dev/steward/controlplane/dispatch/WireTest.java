package dev.steward.controlplane.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.dispatch.Wire.Carried;
import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a request ended is what happened to it, whatever any clock says. */
class WireTest {
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(true, List.of(), 1_024, 8, Duration.ofSeconds(5), Duration.ZERO);
  private static final Duration SHORT = Duration.ofMillis(150);

  private StubExecutor executor;
  private CloseableHttpClient client;
  private Wire wire;

  @BeforeEach
  void start() throws IOException {
    executor = StubExecutor.start();
    client = new ExecutorClient().client(SETTINGS);
    wire = new Wire(client, SETTINGS, _ -> "token");
  }

  @AfterEach
  void stop() throws IOException {
    wire.close();
    client.close();
    executor.close();
  }

  @Test
  void anAnswerThatDoesNotComeIsLate() {
    executor.next(StubAnswer.hang());

    assertThat(carry(SHORT)).isInstanceOf(Carried.TimedOut.class);
  }

  @Test
  void anAnswerThatDripsPastTheDeadlineIsLate() {
    executor.next(StubAnswer.drip("{\"said\":\"slowly\"}", Duration.ofMillis(60)));

    assertThat(carry(SHORT)).isInstanceOf(Carried.TimedOut.class);
  }

  @Test
  void aConnectionThatIsResetIsBroken() {
    executor.next(StubAnswer.reset());

    assertThat(carry(Duration.ofSeconds(5))).isInstanceOf(Carried.Broken.class);
  }

  @Test
  void nothingIsSentWhereNobodyListens() throws IOException {
    executor.close();

    assertThat(carry(Duration.ofSeconds(5))).isInstanceOf(Carried.NotSent.class);
  }

  private Carried<String> carry(Duration left) {
    return wire.carry(
        new HttpGet(executor.url()),
        left,
        new Cancellation(),
        (response, limit) ->
            new String(response.getEntity().getContent().readNBytes(limit), UTF_8));
  }
}
