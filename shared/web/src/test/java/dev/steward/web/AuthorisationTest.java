package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AuthorisationTest extends WebTest {
  @Test
  void anAllowedRoleReachesTheRouteAsTheCallerOfItsToken() {
    HttpResponse<String> response = send(request("/probe/caller", token(Role.SUPERVISOR)));

    assertThat(response.body()).isEqualTo("demo supervisor-1 [SUPERVISOR]");
  }

  @Test
  void aCallWithoutATokenIsToldToBringOne() {
    HttpResponse<String> response = send(request("/probe/caller"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"steward\"");
  }

  @Test
  void aRoleThatIsNotListedIsForbidden() {
    assertThat(send(request("/probe/caller", token(Role.VIEWER))).statusCode()).isEqualTo(403);
  }

  @Test
  void theMethodsOwnRolesGoBeforeThoseOfItsClass() {
    assertThat(send(request("/probe/admin", token(Role.SUPERVISOR))).statusCode()).isEqualTo(403);
    assertThat(send(request("/probe/admin", token(Role.ADMIN))).statusCode()).isEqualTo(200);
  }

  @Test
  void anOpenRouteNeedsNoToken() {
    assertThat(send(request("/probe/open")).statusCode()).isEqualTo(200);
  }

  @Test
  void aRouteThatSaysNothingIsDeniedToEveryRole() {
    assertThat(send(request("/undeclared", token(Role.values()))).statusCode()).isEqualTo(403);
    assertThat(send(request("/undeclared")).statusCode()).isEqualTo(401);
  }

  @Test
  void aPathThatIsNoRouteIsMissingWithOrWithoutAToken() {
    assertThat(send(request("/nowhere")).statusCode()).isEqualTo(404);
    assertThat(send(request("/nowhere", token(Role.ADMIN))).statusCode()).isEqualTo(404);
  }

  @Test
  void healthAndKeysAreOpen() {
    assertThat(send(request("/health")).statusCode()).isEqualTo(200);
    assertThat(send(request("/.well-known/jwks.json")).body())
        .contains("\"kid\"")
        .doesNotContain("\"d\"");
  }
}
