package dev.steward.decisions.learning;

import dev.steward.core.TenantId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One epoch of an experiment: weights that stay as they are until the next one, and the seed that
 * assigns. Keep the seed while an experiment runs, so that units stay where they are; take a new
 * one for a new experiment, so that no unit is always in the same company.
 *
 * <p>Arms are kept sorted by policy, and their order decides nothing.
 */
public record Epoch(String experiment, long epoch, String seed, List<Arm> arms) {
  private static final Pattern SEED = Pattern.compile("(?:[0-9a-f]{2}){8,64}");

  public Epoch {
    if (experiment.isBlank()) {
      throw new IllegalArgumentException("an experiment must have a name");
    }
    if (epoch < 0) {
      throw new IllegalArgumentException("not an epoch: " + epoch);
    }
    if (!SEED.matcher(seed).matches()) {
      throw new IllegalArgumentException("a seed must be 8 to 64 bytes in lower-case hex");
    }
    arms = arms.stream().sorted(Comparator.comparing(Arm::policy)).toList();
    Set<String> policies = new HashSet<>();
    for (Arm arm : arms) {
      if (!policies.add(arm.policy())) {
        throw new IllegalArgumentException(arm.policy() + " takes part twice");
      }
    }
    int sum = arms.stream().mapToInt(Arm::weight).sum();
    if (sum != Arm.WHOLE) {
      throw new IllegalArgumentException(
          "weights must sum to %,d, not %,d".formatted(Arm.WHOLE, sum));
    }
  }

  /** Always the same answer for the same unit: it can be replayed from this record alone. */
  public Assignment assign(TenantId tenant, String unit) {
    return new Assignment(experiment, epoch, unit, new Race(this, tenant, unit).winner());
  }

  /** The same experiment with other weights; units move only where the weights make them. */
  public Epoch next(List<Arm> weights) {
    return new Epoch(experiment, epoch + 1, seed, weights);
  }
}
