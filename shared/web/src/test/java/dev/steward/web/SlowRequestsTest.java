package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowRequestsTest extends WebTest {
  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(super.getProperties());
    properties.put("steward.web.request-timeout", "500ms");
    return properties;
  }

  @Test
  void aBodyThatTricklesInIsCutOffWithAnAnswer() throws IOException {
    String head =
        "POST /probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + ("Authorization: Bearer " + token(Role.SUPERVISOR) + "\r\n")
            + "Content-Length: 1000000\r\n\r\n";

    assertThat(trickle(head)).startsWith("HTTP/1.1 408").contains("problem+json");
  }

  @Test
  void headersThatTrickleInAreCutOff() throws IOException {
    assertThat(trickle("GET /probe/open HTTP/1.1\r\nX-Slow: ")).isEmpty();
  }

  @Test
  void aBodyNobodyWaitsForIsCutOffToo() throws IOException {
    String head = "POST /probe/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";

    assertThat(trickle(head)).startsWith("HTTP/1.1 4").contains("problem+json");
  }

  /** A byte every 50 ms for as long as the server bears it; what it said before it hung up. */
  private String trickle(String head) throws IOException {
    try (Socket socket = new Socket("localhost", server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      Thread dripping = Thread.startVirtualThread(() -> drip(out));
      try {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } finally {
        dripping.interrupt();
      }
    }
  }

  private static void drip(OutputStream out) {
    try {
      while (!Thread.interrupted()) {
        out.write('x');
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (IOException closed) {
      // what the test waits for
    }
  }
}
