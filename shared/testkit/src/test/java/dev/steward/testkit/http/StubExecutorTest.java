package dev.steward.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StubExecutorTest {
  private final StubExecutor executor = StubExecutor.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    client.close();
    executor.close();
  }

  @Test
  void answersAndRemembersWhatItWasAsked() throws Exception {
    executor.always(StubAnswer.json(200, "{\"fine\":true}"));
    assertThat(post("{\"a\":\"ü\"}").body()).isEqualTo("{\"fine\":true}");
    ReceivedRequest request = executor.awaitRequest(Duration.ofSeconds(1));
    assertThat(request.text()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(request.header("idempotency-key")).contains("k");
    assertThat(request.path()).isEqualTo("/tools/x");
  }

  @Test
  void answersInLineThenAsAlways() throws Exception {
    executor.next(StubAnswer.problem(422, "{}")).always(StubAnswer.json(200, "{}"));
    assertThat(post("").statusCode()).isEqualTo(422);
    assertThat(post("").statusCode()).isEqualTo(200);
  }

  @Test
  void hangsUntilTheClientGivesUp() {
    executor.next(StubAnswer.hang());
    assertThatThrownBy(() -> post("")).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void breaksOffInTheMiddle() {
    executor.next(StubAnswer.resetInBody("{\"long\":\"answer\"}"));
    assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class);
    executor.next(StubAnswer.truncated("{\"long\":\"answer\"}"));
    assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class);
    executor.next(StubAnswer.reset());
    assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class);
    executor.next(StubAnswer.silence());
    assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class);
    executor.next(StubAnswer.garbage());
    assertThatThrownBy(() -> post("")).isInstanceOf(IOException.class);
  }

  @Test
  void dripsSlowly() throws Exception {
    executor.next(StubAnswer.drip("[1,2]", Duration.ofMillis(50)));
    long start = System.nanoTime();
    assertThat(post("").body()).isEqualTo("[1,2]");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void streamsMoreThanAnyoneWants() throws Exception {
    executor.next(StubAnswer.streamed(10_000_000));
    HttpResponse<InputStream> answer = client.send(request(""), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(10_000_002);
    }
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(request(body), BodyHandlers.ofString());
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(executor.url().resolve("/tools/x"))
        .timeout(Duration.ofSeconds(1))
        .header("Idempotency-Key", "k")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
