package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.web.authorisation.RouteTable;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class RouteTableTest extends WebTest {
  @Inject ApplicationContext context;

  @Test
  void everyRouteStandsWithItsAuthority() {
    assertThat(RouteTable.of(context))
        .containsExactly(
            "GET /.well-known/jwks.json  open",
            "GET /health  open",
            "GET /health/{selector}  open",
            "GET /metrics  open",
            "GET /probe/admin  admin",
            "GET /probe/bug  supervisor,operator",
            "GET /probe/caller  supervisor,operator",
            "POST /probe/echo  supervisor,operator",
            "GET /probe/fault  supervisor,operator",
            "GET /probe/header  supervisor,operator",
            "DELETE /probe/items/{id}  supervisor,operator",
            "GET /probe/items/{id}  supervisor,operator",
            "GET /probe/log-context  supervisor,operator",
            "GET /probe/open  open",
            "GET /probe/page  supervisor,operator",
            "GET /probe/slow  open",
            "GET /probe/thread  supervisor,operator",
            "GET /undeclared  nobody");
  }
}
