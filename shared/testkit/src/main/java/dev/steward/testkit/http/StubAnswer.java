package dev.steward.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a {@link StubExecutor} does with a request: a proper answer, or one of the ways to fail. */
@FunctionalInterface
public interface StubAnswer {
  /** Writes to the connection; true keeps it open for the next request. */
  boolean to(ReceivedRequest request, Socket connection) throws IOException, InterruptedException;

  static StubAnswer json(int status, String body) {
    return of(status, Map.of("Content-Type", "application/json"), body);
  }

  static StubAnswer problem(int status, String body) {
    return of(status, Map.of("Content-Type", "application/problem+json"), body);
  }

  static StubAnswer of(int status, Map<String, String> headers, String body) {
    return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static StubAnswer of(int status, Map<String, String> headers, byte[] body) {
    return (request, connection) -> {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("Content-Length", Integer.toString(body.length));
      OutputStream out = connection.getOutputStream();
      out.write(head(status, all));
      out.write(body);
      out.flush();
      return true;
    };
  }

  static StubAnswer redirect(String location) {
    return of(307, Map.of("Location", location), "");
  }

  /** Reads the request and says nothing until the client or the stub hangs up. */
  static StubAnswer hang() {
    return (request, connection) -> {
      new CountDownLatch(1).await();
      return false;
    };
  }

  /** Takes the request and closes without a byte. */
  static StubAnswer silence() {
    return (request, connection) -> false;
  }

  /** Takes the request and resets the connection without a byte. */
  static StubAnswer reset() {
    return (request, connection) -> {
      resetOnClose(connection);
      return false;
    };
  }

  /** Promises a body, sends half of it, resets the connection. */
  static StubAnswer resetInBody(String body) {
    return (request, connection) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      OutputStream out = connection.getOutputStream();
      out.write(head(200, jsonOf(bytes.length)));
      out.write(bytes, 0, bytes.length / 2);
      out.flush();
      resetOnClose(connection);
      return false;
    };
  }

  /** Promises a body, sends half of it, closes politely. */
  static StubAnswer truncated(String body) {
    return (request, connection) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      OutputStream out = connection.getOutputStream();
      out.write(head(200, jsonOf(bytes.length)));
      out.write(bytes, 0, bytes.length / 2);
      return false;
    };
  }

  /** A JSON string of so many bytes, streamed in chunks: none of it is held in memory. */
  static StubAnswer streamed(long bytes) {
    return (request, connection) -> {
      OutputStream out = connection.getOutputStream();
      out.write(
          head(200, Map.of("Content-Type", "application/json", "Transfer-Encoding", "chunked")));
      byte[] chunk = new byte[1 << 16];
      Arrays.fill(chunk, (byte) 'a');
      writeChunk(out, "\"".getBytes(StandardCharsets.UTF_8), 1);
      for (long left = bytes; left > 0; left -= chunk.length) {
        writeChunk(out, chunk, (int) Math.min(left, chunk.length));
      }
      writeChunk(out, "\"".getBytes(StandardCharsets.UTF_8), 1);
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      return true;
    };
  }

  /** A proper answer, one byte of its body at a time. */
  static StubAnswer drip(String body, Duration pause) {
    return (request, connection) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      OutputStream out = connection.getOutputStream();
      out.write(head(200, jsonOf(bytes.length)));
      for (byte b : bytes) {
        out.write(b);
        out.flush();
        Thread.sleep(pause);
      }
      return true;
    };
  }

  /** A proper answer after a while. */
  static StubAnswer after(Duration delay, StubAnswer answer) {
    return (request, connection) -> {
      Thread.sleep(delay);
      return answer.to(request, connection);
    };
  }

  /** Bytes that are no HTTP at all. */
  static StubAnswer garbage() {
    return raw(new byte[] {0x16, 0x03, 0x01, 0x00, (byte) 0xff, 0x00, '\r', '\n', '\r', '\n'});
  }

  /** These very bytes, then the end. */
  static StubAnswer raw(byte[] bytes) {
    return (request, connection) -> {
      connection.getOutputStream().write(bytes);
      return false;
    };
  }

  private static Map<String, String> jsonOf(int length) {
    return Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(length));
  }

  private static byte[] head(int status, Map<String, String> headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Stub\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeChunk(OutputStream out, byte[] bytes, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes, 0, length);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void resetOnClose(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
  }
}
