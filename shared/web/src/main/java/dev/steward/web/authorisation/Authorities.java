package dev.steward.web.authorisation;

import dev.steward.core.Role;
import dev.steward.web.Allow;
import dev.steward.web.Open;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.web.router.RouteInfo;
import java.util.Set;

/** Reads a route's authority from its annotations; the method's own go before its class's. */
final class Authorities {
  private Authorities() {}

  static Authority of(RouteInfo<?> route) {
    if (route.getDeclaringType() == HealthEndpoint.class) {
      return new Authority.Anyone();
    }
    AnnotationMetadata all = route.getAnnotationMetadata();
    AnnotationMetadata own = all.getDeclaredMetadata();
    return says(own) ? read(own) : read(all);
  }

  private static boolean says(AnnotationMetadata metadata) {
    return metadata.hasAnnotation(Allow.class) || metadata.hasAnnotation(Open.class);
  }

  private static Authority read(AnnotationMetadata metadata) {
    boolean open = metadata.hasAnnotation(Open.class);
    Role[] roles = metadata.enumValues(Allow.class, Role.class);
    if (open && roles.length == 0 && !metadata.hasAnnotation(Allow.class)) {
      return new Authority.Anyone();
    }
    if (!open && roles.length > 0) {
      return new Authority.AnyOf(
          Set.of(roles), metadata.booleanValue(Allow.class, "jobToken").orElse(false));
    }
    return new Authority.Nobody();
  }
}
