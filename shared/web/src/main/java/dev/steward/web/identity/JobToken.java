package dev.steward.web.identity;

import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * The secret by which a scheduler that has no identity of its own runs the jobs of one tenant, and
 * nothing else: only routes that say so take it.
 */
@Singleton
public final class JobToken {
  private static final String HEADER = "X-Internal-Token";
  private static final String PRINCIPAL = "job-token";

  private final JobTokenSettings settings;

  JobToken(JobTokenSettings settings) {
    this.settings = settings;
  }

  public boolean isIn(HttpRequest<?> request) {
    return request.getHeaders().contains(HEADER);
  }

  /** Throws unless it is the one, in the one header. */
  public Caller caller(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(HEADER);
    if (given.size() != 1 || !isIt(given.getFirst())) {
      throw new Unauthenticated("this is not the token of the jobs");
    }
    return new Caller(
        new TenantId(settings.tenant().orElseThrow()), PRINCIPAL, Set.of(Role.SCHEDULER));
  }

  private boolean isIt(String given) {
    return settings.token().isPresent()
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            settings.token().get().getBytes(StandardCharsets.UTF_8));
  }
}
