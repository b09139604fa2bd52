package dev.steward.analytics.uplift;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How rows came to be treated: by a coin, or by what happened to happen. */
public sealed interface Design {
  /** What is adjusted for or checked by; neither treatment nor outcome can be among it. */
  Set<String> columns();

  /**
   * Chance alone chose. The word is not taken for it: {@code plannedShare} (the share of rows that
   * were to be treated) or {@code covariates} from before let it be checked, and one of them must
   * be there. {@code prePeriod} is the outcome of the time before, for CUPED.
   */
  record Randomised(
      Optional<Double> plannedShare, List<String> covariates, Optional<String> prePeriod)
      implements Design {
    public Randomised {
      covariates = List.copyOf(covariates);
      plannedShare.ifPresent(
          share -> {
            if (!(share > 0 && share < 1)) {
              throw new IllegalArgumentException("a planned share lies between 0 and 1");
            }
          });
    }

    @Override
    public Set<String> columns() {
      Set<String> columns = new LinkedHashSet<>(covariates);
      prePeriod.ifPresent(columns::add);
      return columns;
    }

    public static Randomised checkedBy(String... covariates) {
      return new Randomised(Optional.empty(), List.of(covariates), Optional.empty());
    }

    public static Randomised planned(double share) {
      return new Randomised(Optional.of(share), List.of(), Optional.empty());
    }

    public Randomised withPrePeriod(String column) {
      return new Randomised(plannedShare, covariates, Optional.of(column));
    }
  }

  /**
   * Something else chose. {@code covariates} are all that may have moved both the choice and the
   * outcome, known before the treatment; {@code untouched} are outcomes it cannot have changed.
   */
  record Observational(List<String> covariates, Estimand estimand, List<Untouched> untouched)
      implements Design {
    public Observational {
      covariates = List.copyOf(covariates);
      untouched = List.copyOf(untouched);
      if (covariates.isEmpty()) {
        throw new IllegalArgumentException(
            "without covariates an observational comparison is a naive one");
      }
      for (Untouched one : untouched) {
        if (!covariates.containsAll(one.derived())) {
          throw new IllegalArgumentException(
              "what is derived from %s must be among the covariates".formatted(one.column()));
        }
      }
    }

    @Override
    public Set<String> columns() {
      Set<String> columns = new LinkedHashSet<>(covariates);
      untouched.forEach(one -> columns.add(one.column()));
      return columns;
    }

    public static Observational adjusting(Estimand estimand, String... covariates) {
      return new Observational(List.of(covariates), estimand, List.of());
    }

    public Observational untouching(Untouched... outcomes) {
      return new Observational(covariates, estimand, List.of(outcomes));
    }
  }

  /**
   * An outcome from before the treatment, or one it has no way to reach. An effect on it is bias.
   * {@code derived} are covariates calculated from it: they are left out when it is tested.
   */
  record Untouched(String column, List<String> derived) {
    public Untouched {
      derived = List.copyOf(derived);
    }

    public static Untouched of(String column, String... derived) {
      return new Untouched(column, List.of(derived));
    }
  }
}
