package dev.steward.web.identity;

import dev.steward.web.Open;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Publishes the local issuer's public keys. */
@Open
@Controller("/.well-known/jwks.json")
@Requires(beans = SigningKeys.class)
final class KeysController {
  private final String published;

  KeysController(SigningKeys keys) {
    this.published = keys.published().toString();
  }

  @Get
  String keys() {
    return published;
  }
}
