package dev.steward.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ToolCallTest extends ExecutorTest {
  @Inject MeterRegistry metrics;

  @Test
  void givesTheHandlerItsInputAndTheFactsOfTheCall() {
    JsonNode output = json(send(call("test.echo", "{\"text\": \"hi\", \"times\": 2}")));

    assertThat(output.toString())
        .isEqualTo(
            """
            {"text":"hi","times":2,"tenant":"demo","principal":"supervisor-1","run":"run_1",\
            "attempt":2,"effect_key":"key-1","deadline":"2099-01-01T00:00:00Z","epoch":3,\
            "on_a_virtual_thread":true}""");
  }

  @Test
  void leavesOutWhatIsAbsent() {
    assertThat(json(send(call("test.echo", "{\"text\": \"hi\"}"))).has("times")).isFalse();
  }

  @Test
  void answersWithJsonAndTheRun() {
    HttpResponse<String> response = send(call("test.echo", "{\"text\": \"hi\"}"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Steward-Run")).contains("run_1");
  }

  @Test
  void timesEachToolByHowItEnded() {
    send(call("test.ending", "{\"how\": \"refused\"}"));

    assertThat(
            metrics
                .get("steward.tool")
                .tag("tool", "test.ending")
                .tag("outcome", "conflict")
                .timer()
                .count())
        .isPositive();
  }
}
