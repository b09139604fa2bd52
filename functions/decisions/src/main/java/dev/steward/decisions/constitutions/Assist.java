package dev.steward.decisions.constitutions;

import java.util.Set;

/**
 * A model that is asked after guards and bands, at these levels. {@code keepsWithout} is whether
 * the decision stands when nobody answers; otherwise people decide then.
 */
public record Assist(String prompt, Set<AutonomyLevel> levels, boolean keepsWithout) {
  public Assist {
    levels = Set.copyOf(levels);
  }
}
