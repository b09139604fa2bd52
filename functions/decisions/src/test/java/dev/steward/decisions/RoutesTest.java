package dev.steward.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.steward.core.Role;
import dev.steward.web.authorisation.RouteTable;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may use which route; {@code -Dgolden.write=true} writes the list anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
  private static final Path GOLDEN = Path.of("golden/routes.txt");

  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) {
    served = Served.in(folder);
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void everyRouteDemandsTheAuthorityThatWasAgreed() throws IOException {
    List<String> routes = RouteTable.of(served.governed().bean(ApplicationContext.class));
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, routes);
    }
    assertThat(routes).isEqualTo(Files.readAllLines(GOLDEN));
  }

  /** A role that a route does not list gets 403 there, and everybody gets 401 without a token. */
  @TestFactory
  Stream<DynamicTest> onlyTheListedRolesMayUseARoute() throws IOException {
    return Files.readAllLines(GOLDEN).stream()
        .filter(line -> !line.endsWith("  open"))
        .flatMap(
            line ->
                Stream.concat(
                    Stream.of(dynamicTest(line + " without a token", () -> unknown(line))),
                    Arrays.stream(Role.values())
                        .map(
                            role ->
                                dynamicTest(
                                    line + " as " + role.wire(), () -> judged(line, role)))));
  }

  private void unknown(String line) {
    assertThat(served.withoutToken(method(line), path(line)).status()).isEqualTo(401);
  }

  private void judged(String line, Role role) {
    String body = method(line).equals("GET") ? "" : "{}";
    int status = served.send(method(line), path(line), "globex", role, body).status();
    if (List.of(line.split(" +")[2].split(",")).contains(role.wire())) {
      assertThat(status).isNotIn(401, 403, 500);
    } else {
      assertThat(status).isEqualTo(403);
    }
  }

  private static String method(String line) {
    return line.split(" +")[0];
  }

  private static String path(String line) {
    return line.split(" +")[1].replace("{+tool}", "decisions/decide").replaceAll("\\{.*?}", "none");
  }
}
