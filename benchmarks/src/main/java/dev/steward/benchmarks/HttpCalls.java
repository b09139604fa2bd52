package dev.steward.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sends prepared requests in turn over one kept connection, by blocking sockets: a full HTTP client
 * would cost more than what is measured. Every answer must be 200 and say its length.
 */
final class HttpCalls implements Client {
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

  private final List<byte[]> requests;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;

  /** {@code first} is the request to begin with, so that clients do not go in step. */
  HttpCalls(int port, List<byte[]> requests, int first) throws IOException {
    this.requests = requests;
    this.next = first;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  static byte[] post(URI url, String body, String... headerLines) {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(
                url.getPath(), url.getAuthority(), body.getBytes(StandardCharsets.UTF_8).length);
    String lines = headerLines.length == 0 ? "" : String.join("\r\n", headerLines) + "\r\n";
    return (head + lines + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void call() throws IOException {
    out.write(requests.get(next++ % requests.size()));
    int filled = 0;
    int bodyAt = -1;
    while (bodyAt < 0 || filled < bodyAt + length(bodyAt)) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read <= 0) {
        throw new EOFException("the answer broke off or is too long");
      }
      filled += read;
      bodyAt = bodyAt < 0 ? endOfHead(filled) : bodyAt;
    }
    if (buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') {
      throw new IOException("not 200: " + new String(buffer, 0, filled, StandardCharsets.UTF_8));
    }
  }

  private int endOfHead(int filled) {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int length(int bodyAt) throws IOException {
    for (int i = 0; i < bodyAt - LENGTH.length; i++) {
      if (says(LENGTH, i)) {
        int length = 0;
        for (int at = i + LENGTH.length; buffer[at] != '\r'; at++) {
          length = length * 10 + buffer[at] - '0';
        }
        return length;
      }
    }
    throw new IOException("the answer does not say its length");
  }

  /** The name in any case: setting the bit that tells them apart changes no other byte of it. */
  private boolean says(byte[] name, int at) {
    for (int i = 0; i < name.length; i++) {
      if ((buffer[at + i] | 0x20) != name[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
