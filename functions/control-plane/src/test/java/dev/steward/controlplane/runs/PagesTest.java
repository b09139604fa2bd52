package dev.steward.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane;
import dev.steward.testkit.http.StubAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static RunningControlPlane steward;
  private static final List<String> MADE = new ArrayList<>();

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{}"));
    for (int i = 0; i < 7; i++) {
      MADE.addFirst(steward.invoke("stub.patient", "{}").json().path("id").asText());
    }
    steward.invoke("stub.dangerous", "{}");
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void everyRunIsOnExactlyOnePage() {
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          steward.get("/v1/runs?tool=stub.patient&pageSize=3&pageToken=" + token).json();
      page.path("runs").forEach(run -> seen.add(run.path("id").asText()));
      token = page.path("nextPageToken").asText("");
    } while (!token.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(MADE);
    assertThat(seen).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void filtersNarrow() {
    assertThat(steward.get("/v1/runs?state=held").json().path("runs")).hasSize(1);
    assertThat(steward.get("/v1/runs?state=succeeded").json().path("runs")).hasSize(7);
    assertThat(steward.get("/v1/runs?principal=nobody").json().path("runs")).isEmpty();
    assertThat(steward.get("/v1/runs?state=held&tool=stub.patient").json().path("runs")).isEmpty();
  }
}
