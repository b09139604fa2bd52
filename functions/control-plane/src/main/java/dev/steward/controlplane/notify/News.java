package dev.steward.controlplane.notify;

import dev.steward.core.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Something people should know though nothing waits for them: what happened, in a title and a
 * sentence or two, point by point, and what to do about it. {@code page} is a path of Steward where
 * more can be read.
 */
public record News(
    TenantId tenant,
    String id,
    String title,
    String says,
    List<String> points,
    Optional<String> advice,
    Optional<String> page) {
  public News {
    points = List.copyOf(points);
  }
}
