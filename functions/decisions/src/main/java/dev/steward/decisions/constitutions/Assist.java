package dev.steward.decisions.constitutions;

import java.util.Set;

/** A model that is asked after guards and bands, at these levels. */
public record Assist(String prompt, Set<AutonomyLevel> levels) {
  public Assist {
    levels = Set.copyOf(levels);
  }
}
