package dev.steward.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.web.authorisation.RouteTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The attack surface, the API and the schema as files, so that a change to any of them is a visible
 * diff. {@code -Dgolden.write=true} writes them anew.
 */
class GoldenFilesTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void everyRouteHasTheAuthorityOnRecord() throws Exception {
    compare(
        Path.of("golden/routes.txt"), String.join("\n", RouteTable.of(steward.context())) + "\n");
  }

  @Test
  void thePublishedApiIsTheOneTheCodeDescribes() throws Exception {
    String described;
    try (var generated = getClass().getResourceAsStream("/META-INF/swagger/steward.yml")) {
      described = new String(generated.readAllBytes(), StandardCharsets.UTF_8);
    }
    compare(Path.of("../../contracts/openapi/steward.yaml"), described);
  }

  @Test
  void theApiIsServedWithAPageToBrowseIt() {
    assertThat(steward.get("/openapi.yaml").text()).startsWith("openapi: 3.1");
    assertThat(steward.get("/").header("Location")).isEqualTo("/swagger-ui");
    var page = steward.get("/swagger-ui");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    for (String resource : List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-16x16.png")) {
      assertThat(page.text()).contains("/swagger-ui/res/" + resource);
      assertThat(steward.get("/swagger-ui/res/" + resource).status()).isEqualTo(200);
    }
    assertThat(steward.get("/swagger-ui/res/..%2findex.html").status()).isEqualTo(404);
  }

  private static void compare(Path golden, String actual) throws Exception {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
