package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.analytics.Deployment;
import dev.steward.analytics.landing.Stored;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.json.StrictJson;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.testkit.contracts.EventBusContract.Awaited;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole road: HTTP, intake, bus, landing, warehouse; each test has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsOverHttpTest {
  private static final String JSON = "application/json";

  private final HttpClient client = HttpClient.newHttpClient();
  private Deployment deployment;
  private EmbeddedServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    deployment = Deployment.in(folder);
    server = ApplicationContext.run(EmbeddedServer.class, deployment.properties());
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void plainEventsComeToTheWarehouseAndCountOnce() {
    String list = "[{'event':'a','user':'u','id':'1'},{'event':'b','user':'u','id':'2'}]";

    assertThat(answer(post("plain", JSON, list)).path("accepted").asInt()).isEqualTo(2);
    assertThat(answer(post("plain", JSON, list)).path("duplicate").asInt()).isEqualTo(2);

    landed("plain", Map.of("a", 1L, "b", 1L));
  }

  @Test
  void cloudEventsComeInAllTheirModes() {
    String event = "{'specversion':'1.0','id':'%s','source':'/s','type':'t','data':{'n':1}}";
    answer(post("modes", HttpBinding.STRUCTURED, event.formatted("structured")));
    answer(post("modes", HttpBinding.BATCH, "[" + event.formatted("batch") + "]"));
    answer(
        send(
            request("modes", JSON, "{'n':1}")
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary")
                .header("ce-source", "/s")
                .header("ce-type", "t")));
    answer(
        send(
            authorised("modes", Role.OPERATOR)
                .POST(BodyPublishers.noBody())
                .header("ce-specversion", "1.0")
                .header("ce-id", "empty")
                .header("ce-source", "/s")
                .header("ce-type", "t")));

    landed("modes", Map.of("t", 4L));
  }

  @Test
  void aThousandEventsAreOneCall() {
    String list =
        IntStream.range(0, 1_000)
            .mapToObj("{'event':'visit','user':'u%d','properties':{'page':'/'}}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(answer(post("thousand", JSON, list)).path("events")).hasSize(1_000);

    landed("thousand", Map.of("visit", 1_000L));
  }

  @Test
  void anIdempotencyKeyGivesIds() {
    HttpRequest.Builder request =
        request("keyed", JSON, "{'event':'a','user':'u'}").header("Idempotency-Key", "k1");

    JsonNode first = answer(send(request));
    JsonNode second = answer(send(request));

    assertThat(first.path("accepted").asInt()).isEqualTo(1);
    assertThat(second.path("duplicate").asInt()).isEqualTo(1);
  }

  @Test
  void aRefusedEventIsAProblemWithPointers() {
    HttpResponse<String> response = post("bad", JSON, "[{'event':'a'},{'user':'u','at':'never'}]");

    JsonNode problem = problem(response, 422, ProblemType.INVALID_INPUT);
    assertThat(problem.path("violations").findValuesAsText("pointer"))
        .containsExactly("/0/user", "/1/event", "/1/at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json                     | {                  | 400 | MALFORMED_JSON
          application/json                     | ``                 | 400 | MALFORMED_JSON
          application/json                     | 7                  | 422 | INVALID_INPUT
          application/json                     | null               | 422 | INVALID_INPUT
          application/json                     | [[[]]]             | 422 | INVALID_INPUT
          application/cloudevents+json         | {}                 | 422 | INVALID_INPUT
          application/cloudevents-batch+json   | {}                 | 422 | INVALID_INPUT
          text/csv                             | event,user         | 415 | UNSUPPORTED_MEDIA_TYPE
          application/x-www-form-urlencoded    | event=a&user=u     | 415 | UNSUPPORTED_MEDIA_TYPE
          multipart/form-data; boundary=x      | --x--              | 415 | UNSUPPORTED_MEDIA_TYPE
          nonsense                             | x                  | 415 | UNSUPPORTED_MEDIA_TYPE
          """)
  void badInputGetsAClearAnswer(String type, String body, int status, ProblemType problem) {
    problem(post("bad", type, body), status, problem);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    problem(post("bad", JSON, "['" + "x".repeat(1 << 20) + "']"), 413, ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void whoHasNoTokenIsRefused() {
    problem(
        send(bare().POST(BodyPublishers.ofString("{}")).header("Content-Type", JSON)),
        401,
        ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "SERVICE"})
  void othersMayNot(Role role) {
    problem(
        send(authorised("bad", role).POST(BodyPublishers.ofString("{}"))),
        403,
        ProblemType.FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERVISOR", "OPERATOR", "ADMIN", "SCHEDULER"})
  void theseMay(Role role) {
    answer(
        send(
            authorised("roles", role)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("[]"))));
  }

  private void landed(String tenant, Map<String, Long> expected) {
    Warehouse warehouse = server.getApplicationContext().getBean(Warehouse.class);
    Awaited.until(() -> Stored.byType(warehouse, tenant).equals(expected));
  }

  private HttpResponse<String> post(String tenant, String type, String body) {
    return send(request(tenant, type, body));
  }

  private HttpRequest.Builder request(String tenant, String type, String body) {
    return authorised(tenant, Role.SUPERVISOR)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private HttpRequest.Builder authorised(String tenant, Role role) {
    return bare().header("Authorization", "Bearer " + deployment.token(tenant, role));
  }

  private HttpRequest.Builder bare() {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getPort() + "/v1/events"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode answer(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode problem(HttpResponse<String> response, int status, ProblemType type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
    assertThat(problem.path("type").asText()).isEqualTo(type.uri());
    return problem;
  }
}
