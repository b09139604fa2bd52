package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Role;
import org.junit.jupiter.api.Test;

/** What a broken client or a scanner sends: each gets a clear answer, and never a 5xx. */
class OddRequestsTest extends WebTest {
  @Test
  void whatIsNotHttpIsRefused() {
    assertThat(raw("\u0016\u0003\u0001\u0002garbage\r\n\r\n")).contains(" 400 ");
    assertThat(raw("GET\r\n\r\n")).contains(" 400 ");
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThat(raw("GET /probe/open HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .doesNotContain(" 50");
  }

  @Test
  void aHugeHeaderIsRefused() {
    assertThat(get("/probe/open", "X-Big: " + "x".repeat(100_000)))
        .contains(" 431 ")
        .contains("application/problem+json");
  }

  @Test
  void aHugePathIsRefused() {
    assertThat(get("/probe/items/" + "x".repeat(100_000), "X: y"))
        .contains(" 431 ")
        .contains("application/problem+json");
  }

  @Test
  void malformedPercentEncodingIsRefused() {
    for (String path : new String[] {"/probe/items/%zz", "/probe/items/%", "/probe/items/%e"}) {
      assertThat(get(path, bearer())).startsWith("HTTP/1.1 400").contains("problem+json");
    }
  }

  @Test
  void malformedPercentEncodingInTheQueryIsRefused() {
    assertThat(get("/probe/page?size=%zz", bearer())).startsWith("HTTP/1.1 400");
  }

  @Test
  void anEncodingThatIsNotUtf8IsNoFailureOfOurs() {
    assertThat(get("/probe/items/%c0%80%ff", bearer())).doesNotContain("HTTP/1.1 5");
  }

  @Test
  void nulIsRefusedInPathAndQuery() {
    assertThat(get("/probe/items/a%00b", bearer()))
        .startsWith("HTTP/1.1 400")
        .contains("problem+json");
    assertThat(get("/probe/page?size=%00", bearer())).startsWith("HTTP/1.1 400");
    assertThat(get("/probe/items/a\0b", bearer())).startsWith("HTTP/1.1 400");
  }

  @Test
  void aPathWithCharactersThatBelongInNoUriIsRefused() {
    for (String path : new String[] {"/probe/items/{a}", "/probe/items/a|b", "/probe/é"}) {
      assertThat(get(path, bearer())).startsWith("HTTP/1.1 4").contains("problem+json");
    }
  }

  @Test
  void anUnknownMethodIsRefused() {
    assertThat(raw("BREW /probe/open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("problem+json");
  }

  @Test
  void aBodyOfContradictoryLengthIsRefused() {
    String post = "POST /probe/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + bearer();
    String json = "\r\nContent-Type: application/json\r\n";

    assertThat(raw(post + json + "Content-Length: -1\r\n\r\n{}")).startsWith("HTTP/1.1 4");
    assertThat(raw(post + json + "Content-Length: two\r\n\r\n{}")).startsWith("HTTP/1.1 4");
    assertThat(raw(post + json + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"))
        .startsWith("HTTP/1.1 4");
    assertThat(raw(post + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void aWholeUriInPlaceOfAPathIsAnswered() {
    assertThat(get("http://elsewhere.example/probe/open", "X: y")).doesNotContain("HTTP/1.1 5");
  }

  @Test
  void headSaysWhatGetWouldWithoutTheBody() {
    String answer = raw("HEAD /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
    assertThat(raw("HEAD /probe/open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("\r\n\r\n");
  }

  @Test
  void optionsSaysWhatIsOffered() {
    assertThat(raw("OPTIONS /probe/open HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 204")
        .contains("GET")
        .doesNotContain("problem");
  }

  @Test
  void nothingAcceptableIsOffered() {
    assertThat(get("/probe/caller", bearer() + "\r\nAccept: image/png"))
        .startsWith("HTTP/1.1 406")
        .contains("problem+json");
  }

  private String get(String path, String header) {
    return raw(
        "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + header + "\r\n\r\n");
  }

  private String bearer() {
    return "Authorization: Bearer " + token(Role.SUPERVISOR);
  }
}
