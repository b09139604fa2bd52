package dev.steward.controlplane.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that come too fast, over HTTP. */
class RateLimitTest extends SpendingOverHttp {
  @Test
  void callsAboveARateWaitForTheNextWindow() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    asAdmin(
        "POST",
        "/v1/rate-limits",
        "{\"scope\":\"tool\",\"subject\":\"stub.echo\",\"window\":\"hour\",\"calls\":2}");
    steward.invoke("stub.echo", WORD);
    steward.invoke("stub.echo", WORD);

    Answer third = steward.invoke("stub.echo", WORD);

    assertThat(third.status()).isEqualTo(429);
    assertThat(third.problem()).isEqualTo("rate-limited");
    assertThat(Long.parseLong(third.header("Retry-After"))).isBetween(1L, 3600L);
    assertThat(theBudget().path("posted").asText()).isEqualTo("14000");
    assertThat(theBudget().path("pending").asText()).isEqualTo("0");
  }

  @Test
  void aRateWithoutASubjectIsEachOnesOwn() {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    String limit =
        asAdmin(
                "POST",
                "/v1/rate-limits",
                "{\"scope\":\"session\",\"window\":\"hour\",\"calls\":1}")
            .json()
            .path("id")
            .asText();
    String first = steward.post("/v1/sessions", "{}").json().path("id").asText();
    String second = steward.post("/v1/sessions", "{}").json().path("id").asText();

    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(200);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(429);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", second).status())
        .isEqualTo(200);
    assertThat(asAdmin("DELETE", "/v1/rate-limits/" + limit, "").status()).isEqualTo(204);
    assertThat(steward.invoke("stub.echo", WORD, "Steward-Session", first).status()).isEqualTo(200);
  }

  @Test
  void callsThatRaceKeepTheRate() throws Exception {
    budget("{\"scope\":\"tenant\",\"limit\":\"1000000\"}");
    asAdmin("POST", "/v1/rate-limits", "{\"scope\":\"tenant\",\"window\":\"hour\",\"calls\":5}");

    long through = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      List<Callable<Integer>> calls =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(_ -> () -> steward.invoke("stub.echo", WORD).status())
              .toList();
      for (Future<Integer> call : clients.invokeAll(calls)) {
        through += call.get() == 200 ? 1 : 0;
      }
    }

    assertThat(through).isEqualTo(5);
  }
}
