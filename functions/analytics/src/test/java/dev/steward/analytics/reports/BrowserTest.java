package dev.steward.analytics.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.browser.Chromium;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a real browser. It cannot be given a header from the command line, so a door on loopback
 * fetches the pages for it; what it does with them is its own. Pictures stay in target/screenshots,
 * to be looked at.
 */
class BrowserTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir Path folder;

  @Test
  void thePagesAreDrawnInTheirOwnColours() throws Exception {
    Chromium chromium = Chromium.in(folder);
    Files.createDirectories(PICTURES);
    try (RunningReports reports = RunningReports.in(folder.resolve("steward"), Map.of())) {
      reports.write(Business.upTo(Instant.now(), new TenantId("acme")));
      HttpServer door = door(reports);
      try {
        String base = "http://127.0.0.1:" + door.getAddress().getPort();
        for (String page :
            List.of(
                "",
                "/runs",
                "/spend",
                "/latency",
                "/approvals",
                "/decisions",
                "/autonomy",
                "/funnels")) {
          String dom = chromium.dom(base + "/reports" + page + "?range=30d");
          assertThat(dom).contains("<svg", "Sign out").doesNotContain("Nothing to see yet");
          String name = page.isEmpty() ? "overview" : page.substring(1);
          drawn(chromium, name + ".png", false, base + "/reports" + page + "?range=30d");
        }
        drawn(chromium, "runs-dark.png", true, base + "/reports/runs?range=7d");
        drawn(chromium, "sign-in.png", false, base + "/reports/sign-in");
      } finally {
        door.stop(0);
      }
    }
  }

  private static void drawn(Chromium chromium, String name, boolean dark, String url)
      throws Exception {
    Path file = PICTURES.resolve(name);
    chromium.screenshot(file, 1_280, 1_100, dark, url);
    var picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(1_280);
    // The background of the stylesheet, beside everything: it was taken, and in the right scheme.
    assertThat(picture.getRGB(4, 900) & 0xffffff).as(name).isEqualTo(dark ? 0x10151c : 0xf6f7f9);
    long colours =
        IntStream.range(0, 1_280 * 600)
            .map(i -> picture.getRGB(i % 1_280, i / 1_280))
            .distinct()
            .count();
    assertThat(colours).as("colours of " + name).isGreaterThan(20);
  }

  private static HttpServer door(RunningReports reports) throws Exception {
    HttpServer door =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          HttpResponse<String> answer = reports.as("acme", Role.VIEWER, path);
          answer
              .headers()
              .map()
              .forEach(
                  (header, values) -> {
                    if (List.of("content-type", "content-security-policy").contains(header)) {
                      exchange.getResponseHeaders().put(header, values);
                    }
                  });
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    door.start();
    return door;
  }
}
