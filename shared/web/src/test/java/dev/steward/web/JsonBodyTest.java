package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class JsonBodyTest extends WebTest {
  private static final int TEN_MB = 10 << 20;

  @Test
  void aBodyReachesTheRouteAsItWasSent() {
    assertThat(send(post(echo(), "{\"a\":[],\"b\":null,\"c\":1.5}")).body())
        .isEqualTo("{\"a\":[],\"b\":null,\"c\":1.5}");
  }

  @Test
  void malformedJsonIsRefused() {
    refused("{", 400, "malformed-json");
    refused("{\"a\":1,}", 400, "malformed-json");
    refused("{} {}", 400, "malformed-json");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    refused("{\"a\":1,\"a\":2}", 400, "malformed-json");
  }

  @Test
  void aDepthOfTenThousandIsRefused() {
    refused("[".repeat(10_000) + "]".repeat(10_000), 400, "malformed-json");
    refused("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), 400, "malformed-json");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    HttpRequest.Builder latin =
        echo()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xe9, '"'}));

    refused(send(latin), 400, "malformed-json");
  }

  @Test
  void noBodyAtAllIsRefused() {
    refused("", 400, "malformed-request");
  }

  @Test
  void tenMegabytesAreTooMuchWhenAnnounced() {
    refused("\"" + "x".repeat(TEN_MB) + "\"", 413, "body-too-large");
  }

  @Test
  void tenMegabytesAreTooMuchWhenTheyComeInChunks() {
    HttpRequest.Builder chunked =
        echo()
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[TEN_MB])));

    refused(send(chunked), 413, "body-too-large");
  }

  @Test
  void aBodyJustUnderTheLimitIsRead() {
    String body = "[\"" + "x".repeat(500_000) + "\",\"" + "y".repeat(500_000) + "\"]";

    assertThat(send(post(echo(), body)).body()).isEqualTo(body);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    HttpRequest.Builder text =
        echo().header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString("{}"));

    refused(send(text), 415, "unsupported-media-type");
  }

  @Test
  void aBodyOfNoSaidTypeIsRefused() {
    refused(
        send(echo().POST(HttpRequest.BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
  }

  @Test
  void aPackedBodyIsRefused() {
    refused(
        send(post(echo(), "{}").header("Content-Encoding", "gzip")), 415, "unsupported-media-type");
  }

  @Test
  void aLargeBodyWithoutATokenIsRefusedUnread() {
    refused(send(post(request("/probe/echo"), "x".repeat(TEN_MB))), 401, "unauthenticated");
  }

  private HttpRequest.Builder echo() {
    return request("/probe/echo", token(Role.SUPERVISOR));
  }

  private void refused(String body, int status, String type) {
    refused(send(post(echo(), body)), status, type);
  }

  private static void refused(HttpResponse<String> response, int status, String type) {
    assertThat(response.body()).contains("https://steward.dev/problems/" + type + "\"");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }
}
