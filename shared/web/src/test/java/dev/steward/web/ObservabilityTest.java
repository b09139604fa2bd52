package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ObservabilityTest extends WebTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void aCorrelationIdOfAHarmlessShapeIsKept() {
    assertThat(correlationOf("X-Correlation-Id", "order-7.retry_2")).isEqualTo("order-7.retry_2");
    assertThat(correlationOf("X-Request-Id", "abc")).isEqualTo("abc");
  }

  @Test
  void anyOtherIsReplaced() {
    assertThat(correlationOf("X-Correlation-Id", "a b")).startsWith("req_");
    assertThat(correlationOf("X-Correlation-Id", "${jndi:ldap}")).startsWith("req_");
    assertThat(correlationOf("X-Correlation-Id", "x".repeat(129))).startsWith("req_");
  }

  @Test
  void aProblemNamesItsCorrelationId() {
    HttpResponse<String> response =
        send(request("/nowhere").header("X-Correlation-Id", "looking-for-it"));

    assertThat(json(response).path("correlationId").asText()).isEqualTo("looking-for-it");
  }

  @Test
  void logLinesOfARequestCarryItsIdsOnWhicheverThread() {
    JsonNode context =
        json(
            send(
                request("/probe/log-context", token(Role.SUPERVISOR))
                    .header("X-Correlation-Id", "c-1")
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")));

    assertThat(context.path("correlationId").asText()).isEqualTo("c-1");
    assertThat(context.path("tenant").asText()).isEqualTo("demo");
    assertThat(context.path("traceId").asText()).isEqualTo(TRACE);
    assertThat(context.path("spanId").asText()).hasSize(16).isNotEqualTo("b7ad6b7169203331");
  }

  @Test
  void aMalformedTraceparentBeginsANewTrace() {
    JsonNode context =
        json(
            send(
                request("/probe/log-context", token(Role.SUPERVISOR))
                    .header("traceparent", "00-" + TRACE + "-nonsense-01")));

    assertThat(context.path("traceId").asText()).hasSize(32).isNotEqualTo(TRACE);
  }

  @Test
  void controllersRunOnVirtualThreads() {
    String token = token(Role.SUPERVISOR);
    send(request("/probe/thread", token));

    assertThat(send(request("/probe/thread", token)).body()).isEqualTo("virtual");
  }

  @Test
  void metricsCountRequestsByRouteAndNeverByTenant() {
    send(request("/probe/items/tool-17", token(Role.SUPERVISOR)));
    raw("BREW /probe/open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    HttpResponse<String> metrics = send(request("/metrics"));

    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(metrics.body())
        .contains("http_server_requests_seconds_count")
        .contains("uri=\"/probe/items/{id}\"")
        .contains("method=\"OTHER\"")
        .doesNotContain("BREW")
        .doesNotContain("tool-17")
        .doesNotContain("demo");
  }

  @Test
  void healthTellsLiveFromReadyAndNamesItsParts() {
    assertThat(send(request("/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(send(request("/health/readiness")).statusCode()).isEqualTo(200);
    assertThat(json(send(request("/health"))).path("details").size()).isPositive();
  }

  @Test
  void noOtherManagementEndpointIsThere() {
    for (String name : new String[] {"beans", "env", "loggers", "routes", "stop", "threaddump"}) {
      assertThat(send(request("/" + name)).statusCode()).isEqualTo(404);
    }
  }

  private String correlationOf(String header, String value) {
    return send(request("/probe/open").header(header, value))
        .headers()
        .firstValue("X-Correlation-Id")
        .orElseThrow();
  }
}
