package dev.steward.testkit.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class EmulatorsTest {
  @Test
  void firestoreKeepsADocument() throws Exception {
    String documents =
        "http://%s/v1/projects/p/databases/(default)/documents/things"
            .formatted(FirestoreEmulator.hostPort());
    assertThat(status("POST", documents, "{\"fields\":{\"a\":{\"stringValue\":\"b\"}}}"))
        .isEqualTo(200);
    assertThat(status("GET", documents, "")).isEqualTo(200);
  }

  @Test
  void pubSubKeepsATopic() throws Exception {
    String topic =
        "http://%s/v1/projects/emulated/topics/things".formatted(PubSubEmulator.hostPort());
    assertThat(status("PUT", topic, "{}")).isEqualTo(200);
    assertThat(status("GET", topic, "")).isEqualTo(200);
  }

  private static int status(String method, String url, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }
}
