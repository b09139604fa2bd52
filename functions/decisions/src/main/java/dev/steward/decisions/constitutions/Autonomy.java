package dev.steward.decisions.constitutions;

import dev.steward.policy.expressions.Formula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How much may be decided without a person, by the size of the matter. */
public record Autonomy(String text, Formula measure, List<Band> bands) {
  public Autonomy {
    bands = List.copyOf(bands);
  }

  Optional<Band> band(BigDecimal measure) {
    return bands.stream().filter(band -> band.holds(measure)).findFirst();
  }
}
