package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.web.authorisation.RouteTable;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route of the running application, as every role, with an id of one's own, of another tenant
 * and of nobody. A route whose parameter is not known here fails: say what its ids are.
 */
class TenancyMatrixTest {
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start(Map.of("steward.switches.operators", "acme"));
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @TestFactory
  Stream<DynamicNode> everyRouteAsEveryRole() {
    return routes().map(route -> dynamicContainer(route.toString(), testsOf(route)));
  }

  @Test
  void noListShowsWhatIsAnotherTenants() {
    Map<String, String> theirs = MatrixIds.make(steward, ACME);
    routes()
        .filter(route -> route.method().equals("GET") && route.parameter().isEmpty())
        .filter(route -> !route.open())
        .forEach(
            route -> {
              Answer answer = call(route, route.path(), GLOBEX, Role.ADMIN);
              assertThat(answer.text()).as(route.toString()).doesNotContain(theirs.values());
            });
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    routes()
        .filter(route -> !route.open())
        .forEach(
            route -> {
              Answer answer =
                  steward.send(
                      java.net.http.HttpRequest.newBuilder(
                              steward.url().resolve(route.at("run_00000000000000000000000000")))
                          .timeout(Duration.ofSeconds(20))
                          .method(route.method(), BodyPublishers.ofString("{}"))
                          .build());
              assertThat(answer.status()).as(route.toString()).isEqualTo(401);
            });
  }

  private static Stream<DynamicNode> testsOf(Route route) {
    if (route.open()) {
      return Stream.of(
          dynamicTest("is open on purpose", () -> assertThat(OPEN).contains(route.path())));
    }
    return Arrays.stream(Role.values())
        .map(
            role ->
                dynamicTest(
                    role.wire(),
                    () -> {
                      if (route.allowed().contains(role)) {
                        isAllowed(route, role);
                      } else {
                        isRefused(route, role);
                      }
                    }));
  }

  /** Whatever the id: the answer says nothing about it. */
  private static void isRefused(Route route, Role role) {
    List<Answer> answers =
        route
            .parameter()
            .map(
                _ ->
                    Stream.of(own(route), foreign(route), missing(route))
                        .flatMap(Optional::stream)
                        .map(path -> call(route, path, ACME, role))
                        .toList())
            .orElseGet(() -> List.of(call(route, route.path(), ACME, role)));
    assertThat(answers).extracting(Answer::status).containsOnly(403);
    assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
  }

  private static void isAllowed(Route route, Role role) {
    if (route.parameter().isEmpty()) {
      assertThat(call(route, route.path(), ACME, role).status()).isNotIn(401, 403, 404);
      return;
    }
    String own = own(route).orElseThrow();
    assertThat(call(route, own, ACME, role).status()).isNotIn(401, 403, 404);
    foreign(route)
        .ifPresent(
            path -> {
              Answer foreign = call(route, path, ACME, role);
              Answer missing = call(route, missing(route).orElseThrow(), ACME, role);
              assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
              assertThat(foreign.response().body()).isEqualTo(missing.response().body());
              assertThat(namesOf(foreign)).isEqualTo(namesOf(missing));
            });
  }

  private static Optional<String> own(Route route) {
    return MatrixIds.of(route.path(), steward, ACME).map(route::at);
  }

  private static Optional<String> foreign(Route route) {
    return MatrixIds.ofTenant(route.path())
        ? MatrixIds.of(route.path(), steward, GLOBEX).map(route::at)
        : Optional.empty();
  }

  private static Optional<String> missing(Route route) {
    return Optional.of(route.at(MatrixIds.missing(route.path())));
  }

  private static Answer call(Route route, String path, TenantId tenant, Role role) {
    return steward.send(
        steward
            .request(path, tenant, "X-Correlation-Id", "matrix")
            .setHeader("Authorization", "Bearer " + steward.token(tenant, role))
            .method(route.method(), BodyPublishers.ofString(MatrixIds.body(route.path())))
            .build());
  }

  private static Set<String> namesOf(Answer answer) {
    return answer.response().headers().map().keySet().stream()
        .filter(name -> !name.equals("date"))
        .collect(Collectors.toSet());
  }

  private static Stream<Route> routes() {
    return RouteTable.of(steward.context()).stream().map(Route::read).distinct();
  }

  private static final Set<String> OPEN =
      Set.of(
          "/",
          "/.well-known/jwks.json",
          "/health",
          "/health/{selector}",
          "/metrics",
          "/openapi.yaml",
          "/swagger-ui",
          "/swagger-ui/res/{name}",
          "/swagger/steward.yml",
          // signed by Slack instead
          "/v1/slack/interactions");

  /** A line of the route table. */
  record Route(String method, String path, boolean open, Set<Role> allowed) {
    static Route read(String line) {
      String[] parts = line.split(" +");
      boolean open = parts[2].equals("open");
      Set<Role> allowed = EnumSet.noneOf(Role.class);
      if (!open) {
        for (String role : parts[2].split(",")) {
          if (!role.equals("job-token")) { // JobTokenTest
            allowed.add(Role.of(role).orElseThrow());
          }
        }
      }
      return new Route(parts[0], parts[1], open, allowed);
    }

    Optional<String> parameter() {
      return path.contains("{")
          ? Optional.of(path.replaceAll(".*\\{(.*)}.*", "$1"))
          : Optional.empty();
    }

    String at(String id) {
      return path.replaceAll("\\{.*}", id);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
