package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ProblemsTest extends WebTest {
  @Test
  void aFaultAnswersWithItsTypeDetailAndViolations() {
    HttpResponse<String> response = send(request("/probe/fault", token(Role.SUPERVISOR)));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText())
        .isEqualTo("https://steward.dev/problems/invalid-input");
    assertThat(problem.path("detail").asText()).isEqualTo("the colour is not one of ours");
    assertThat(problem.at("/violations/0/pointer").asText()).isEqualTo("/colour");
  }

  @Test
  void aBugAnswersWithoutSayingWhatItWas() {
    HttpResponse<String> response = send(request("/probe/bug", token(Role.SUPERVISOR)));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(json(response).path("type").asText())
        .isEqualTo("https://steward.dev/problems/internal");
    assertThat(response.body()).doesNotContain("hunter2");
  }

  @Test
  void anUnreadableQueryValueIsNamedButNotRepeated() {
    HttpResponse<String> response =
        send(request("/probe/page?size=tomorrow", token(Role.SUPERVISOR)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("size").doesNotContain("tomorrow");
  }

  @Test
  void aMissingHeaderIsNamed() {
    HttpResponse<String> response = send(request("/probe/header", token(Role.SUPERVISOR)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("detail").asText()).isEqualTo("run is required");
  }

  @Test
  void aWrongMethodAnswersWithTheMethodsOfferedThere() {
    HttpResponse<String> response =
        send(
            request("/probe/items/1", token(Role.SUPERVISOR))
                .PUT(HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().allValues("Allow").toString()).contains("GET").contains("DELETE");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
