package dev.steward.controlplane.sessions;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as callers see it.
 *
 * @param id session id
 * @param principal whose it is
 * @param state open, expired or closed
 * @param policy digest of the policy it is bound to
 * @param openedAt when it was opened
 * @param renewedAt when it was last renewed
 * @param expiresAt when the lease ends
 * @param closedAt when it was closed
 */
@Introspected
@Schema(name = "Session")
record SessionView(
    String id,
    String principal,
    String state,
    Optional<String> policy,
    Instant openedAt,
    Instant renewedAt,
    Instant expiresAt,
    Optional<Instant> closedAt) {
  static SessionView of(Session session, Instant now) {
    return new SessionView(
        session.id(),
        session.principal(),
        session.state(now),
        session.policy(),
        session.openedAt(),
        session.renewedAt(),
        session.expiresAt(),
        session.closedAt());
  }
}
