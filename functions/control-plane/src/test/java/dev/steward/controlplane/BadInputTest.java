package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read never becomes a run, and never reaches an executor. */
class BadInputTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"should not be asked\"}"));
  }

  @AfterAll
  static void stop() {
    assertThat(steward.executor().requests()).isEmpty();
    assertThat(steward.get("/v1/runs").json().path("runs")).isEmpty();
    steward.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("nothing", bytes(""), 400, "malformed-request"),
        Arguments.of("half an object", bytes("{\"word\":"), 400, "malformed-json"),
        Arguments.of("two values", bytes("{} {}"), 400, "malformed-json"),
        Arguments.of(
            "a key twice", bytes("{\"word\":\"a\",\"word\":\"b\"}"), 400, "malformed-json"),
        Arguments.of("not a number", bytes("{\"times\":NaN}"), 400, "malformed-json"),
        Arguments.of("too large a number", bytes("{\"times\":1e999999}"), 400, "malformed-json"),
        Arguments.of("beyond 2^53", bytes("{\"times\":9007199254740993}"), 400, "malformed-json"),
        Arguments.of("a lone surrogate", bytes("{\"word\":\"\\ud800\"}"), 400, "malformed-json"),
        Arguments.of(
            "depth 10,000", bytes("[".repeat(10_000) + "]".repeat(10_000)), 400, "malformed-json"),
        Arguments.of(
            "invalid UTF-8",
            new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
            400,
            "malformed-json"),
        Arguments.of("10 MB", bytes("\"" + "x".repeat(10 << 20) + "\""), 413, "body-too-large"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void isRefusedAtTheDoor(String what, byte[] body, int status, String problem) {
    Answer answer =
        steward.send(
            steward
                .request("/v1/tools/stub.echo/invoke", ACME)
                .POST(BodyPublishers.ofByteArray(body))
                .build());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aBodyThatIsNotJsonIsUnsupported() {
    HttpRequest request =
        HttpRequest.newBuilder(steward.url().resolve("/v1/tools/stub.echo/invoke"))
            .header("Authorization", bearer())
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"))
            .build();

    assertThat(steward.send(request).status()).isEqualTo(415);
  }

  @Test
  void aMethodNobodyOffersIsNotAllowed() {
    Answer answer =
        steward.send(
            steward
                .request("/v1/tools/stub.echo/invoke", ACME)
                .method("DELETE", BodyPublishers.noBody())
                .build());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    HttpRequest request = HttpRequest.newBuilder(steward.url().resolve("/v1/runs")).GET().build();

    Answer answer = steward.send(request);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryThatMakesNoSenseIsRefused(String query) {
    Answer answer = steward.get("/v1/runs?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-request");
  }

  static Stream<String> queries() {
    return Stream.of(
        "state=done",
        "pageSize=0",
        "pageSize=201",
        "pageSize=many",
        "pageToken=x",
        "pageToken=eHh4");
  }

  @Test
  void idsOfAnyShapeAreSimplyMissing() {
    for (String id : new String[] {"x", "run_", "run_%00", "..%2f..", "a".repeat(1_000)}) {
      assertThat(steward.get("/v1/runs/" + id).status()).as(id).isIn(400, 404);
    }
  }

  private static String bearer() {
    return "Bearer " + steward.token(ACME, Role.OPERATOR);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
