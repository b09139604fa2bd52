package dev.steward.controlplane.notify;

import dev.steward.core.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An approval that is asked for. {@code call} is the very text that was hashed, which {@code
 * digest} names; {@code does} and {@code arguments} say what it means, and {@code page} is a path
 * of Steward where more can be read.
 */
public record Notice(
    TenantId tenant,
    String approval,
    String tool,
    String requester,
    String rule,
    String reason,
    Optional<String> does,
    List<Argument> arguments,
    Optional<String> page,
    String call,
    String digest,
    Instant expiresAt) {
  public Notice {
    arguments = List.copyOf(arguments);
  }
}
