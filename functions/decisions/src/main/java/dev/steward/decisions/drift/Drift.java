package dev.steward.decisions.drift;

import dev.steward.decisions.constitutions.DriftTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at all that is watched together.
 *
 * @param minimum values each side must have
 * @param effect the smallest change worth telling, as a population stability index
 * @param alpha how often a look may raise any alarm while nothing has changed
 */
public record Drift(int minimum, double effect, double alpha) {
  /** One false alarm in a hundred daily looks, before the floor on the effect takes its part. */
  public static final double ALPHA = 0.01;

  public Drift {
    if (minimum < 1 || !(effect >= 0) || !(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "not terms: minimum %d, effect %s, alpha %s".formatted(minimum, effect, alpha));
    }
  }

  public static Drift of(DriftTerms terms) {
    return new Drift(terms.minimum(), terms.effect(), ALPHA);
  }

  /** One finding for each that is watched, by name. */
  public List<Finding> look(Map<String, Watched> watched) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Counts> enough = new ArrayList<>();
    new TreeMap<>(watched)
        .forEach(
            (name, seen) -> {
              Counts counts = Counts.of(seen);
              if (Math.min(counts.before(), counts.now()) < minimum) {
                findings.add(
                    new Finding.NotEnoughData(name, counts.before(), counts.now(), minimum));
              } else {
                names.add(name);
                enough.add(counts);
              }
            });
    double[] p = Discoveries.adjust(enough.stream().mapToDouble(Counts::pValue).toArray());
    for (int i = 0; i < p.length; i++) {
      findings.add(judged(names.get(i), enough.get(i), p[i]));
    }
    findings.sort(Comparator.comparing(Finding::name));
    return findings;
  }

  private Finding judged(String name, Counts counts, double p) {
    double moved = Math.max(0, counts.index() - counts.chance());
    return p <= alpha && moved >= effect
        ? new Finding.Alarm(name, p, moved, counts.shifts())
        : new Finding.Steady(name, p, moved);
  }
}
