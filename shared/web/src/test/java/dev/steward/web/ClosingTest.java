package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application that is closed while people talk to it over connections they keep. */
@Timeout(60)
class ClosingTest {
  @Test
  void whatIsUnderWayIsAnsweredAndWhatComesLateIsToldSo() throws Exception {
    EmbeddedServer server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "micronaut.server.port",
                "-1",
                "steward.identity.keys",
                WebTest.temporaryFolder().toString()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Socket kept = new Socket("localhost", server.getPort());
        Socket early = new Socket("localhost", server.getPort())) {
      assertThat(ask(kept, "/probe/open")).startsWith("HTTP/1.1 200");
      send(early, "/probe/slow");
      CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> answer(early), threads);
      TimeUnit.MILLISECONDS.sleep(200);

      CompletableFuture<Void> end =
          CompletableFuture.runAsync(() -> server.getApplicationContext().close(), threads);
      TimeUnit.MILLISECONDS.sleep(200);
      String late = ask(kept, "/probe/open");

      assertThat(late)
          .startsWith("HTTP/1.1 503")
          .containsIgnoringCase("retry-after: 1")
          .containsIgnoringCase("connection: close")
          .contains("https://steward.dev/problems/unavailable");
      assertThat(kept.getInputStream().read()).isEqualTo(-1);
      assertThat(slow.get(20, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200").endsWith("slow");
      end.get(20, TimeUnit.SECONDS);
    }
  }

  private static String ask(Socket socket, String path) throws IOException {
    send(socket, path);
    return answer(socket);
  }

  private static void send(Socket socket, String path) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: a\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
  }

  /** All of an answer that says how long it is. */
  private static String answer(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return "the connection ended after: " + head;
        }
        head.append((char) next);
      }
      String lengths = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
      byte[] body = in.readNBytes(Integer.parseInt(lengths));
      return head + new String(body, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return broken.toString();
    }
  }
}
