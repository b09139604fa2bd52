package dev.steward.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A page of a running browser, spoken to by the Chrome DevTools Protocol: Page.navigate,
 * Runtime.evaluate and Page.captureScreenshot are all that is needed.
 */
public final class Tab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process browser;
  private final HttpClient http;
  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonNode> messages;
  private int last;

  private Tab(
      Process browser, HttpClient http, WebSocket socket, LinkedBlockingQueue<JsonNode> messages) {
    this.browser = browser;
    this.http = http;
    this.socket = socket;
    this.messages = messages;
  }

  static Tab of(Process browser, Path profile) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    URI address = address(http, port(browser, profile));
    WebSocket socket =
        http.newWebSocketBuilder().buildAsync(address, new Listener(messages)).join();
    return new Tab(browser, http, socket, messages);
  }

  public void open(String url) throws IOException, InterruptedException {
    var _ = ask("Page.navigate", Json.object().put("url", url));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** What an expression comes to, as JSON; promises are waited for. */
  public JsonNode evaluate(String expression) throws IOException, InterruptedException {
    JsonNode said =
        ask(
            "Runtime.evaluate",
            Json.object()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    assertThat(said.path("exceptionDetails").isMissingNode()).as(said.toString()).isTrue();
    return said.at("/result/value");
  }

  public void run(String script) throws IOException, InterruptedException {
    var _ = evaluate(script);
  }

  /** Until the expression is true. */
  public void await(String expression) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!evaluate(expression).asBoolean()) {
      assertThat(System.nanoTime()).as("%s, in time", expression).isLessThan(end);
      Thread.sleep(50);
    }
  }

  public void screenshot(Path to, int width, int height) throws IOException, InterruptedException {
    var _ =
        ask(
            "Emulation.setDeviceMetricsOverride",
            Json.object()
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", false));
    JsonNode picture = ask("Page.captureScreenshot", Json.object().put("format", "png"));
    Files.write(to, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  private JsonNode ask(String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    int id = ++last;
    ObjectNode command = Json.object().put("id", id).put("method", method);
    command.set("params", parameters);
    var _ = socket.sendText(command.toString(), true).join();
    while (true) {
      JsonNode message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (message == null) {
        throw new IOException("the browser does not answer " + method);
      }
      if (message.path("id").asInt() == id) {
        assertThat(message.has("error")).as(message.toString()).isFalse();
        return message.path("result");
      }
    }
  }

  /** The browser writes down where it listens. */
  private static String port(Process browser, Path profile)
      throws IOException, InterruptedException {
    Path written = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (browser.isAlive() && System.nanoTime() < end) {
      List<String> lines = Files.exists(written) ? Files.readAllLines(written) : List.of();
      if (lines.size() > 1) {
        return lines.getFirst();
      }
      Thread.sleep(50);
    }
    browser.destroyForcibly();
    throw new IOException("the browser does not listen");
  }

  private static URI address(HttpClient http, String port)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    for (JsonNode target :
        Json.MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body())) {
      if (target.path("type").asText().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("the browser shows no page");
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    browser.destroy();
    try {
      if (!browser.waitFor(10, TimeUnit.SECONDS)) {
        browser.destroyForcibly();
      }
    } catch (InterruptedException e) {
      browser.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static final class Listener implements WebSocket.Listener {
    private final LinkedBlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Listener(LinkedBlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
      text.append(part);
      if (end) {
        try {
          messages.add(Json.MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("the browser does not speak JSON", e);
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
