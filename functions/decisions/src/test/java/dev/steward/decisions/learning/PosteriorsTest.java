package dev.steward.decisions.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PosteriorsTest {
  @Test
  void countsSuccessesAndFailuresByPolicy() {
    assertThat(
            Posteriors.of(
                List.of(
                    new Matured("d1", 1, "a", true),
                    new Matured("d2", 1, "a", true),
                    new Matured("d3", 1, "a", false),
                    new Matured("d4", 1, "b", false))))
        .containsEntry("a", new Posterior(3, 2))
        .containsEntry("b", new Posterior(1, 2));
  }

  @Test
  void countsADecisionOnceHoweverOftenItsOutcomeComes() {
    Matured outcome = new Matured("d1", 1, "a", true);

    assertThat(Posteriors.of(List.of(outcome, outcome, outcome)))
        .containsEntry("a", new Posterior(2, 1));
  }

  @Test
  void countsWhatACorrectionSays() {
    Matured first = new Matured("d1", 1, "a", true);
    Matured corrected = new Matured("d1", 2, "a", false);

    assertThat(Posteriors.of(List.of(first, corrected))).containsEntry("a", new Posterior(1, 2));
    assertThat(Posteriors.of(List.of(corrected, first))).containsEntry("a", new Posterior(1, 2));
  }

  @Test
  void comesToTheSameInAnyOrder() {
    Random random = new Random(7);
    List<Matured> outcomes = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      int decision = random.nextInt(900);
      boolean success = (decision * 31 + i / 900) % 3 == 0;
      outcomes.add(new Matured("d" + decision, i, "p" + decision % 4, success));
    }
    var once = Posteriors.of(outcomes);

    for (int round = 0; round < 20; round++) {
      Collections.shuffle(outcomes, random);
      assertThat(Posteriors.of(outcomes)).isEqualTo(once);
    }
    assertThat(once.values().stream().mapToLong(Posterior::trials).sum())
        .isEqualTo(outcomes.stream().map(Matured::decision).distinct().count());
  }

  @Test
  void refusesTwoOutcomesOfOneRevision() {
    List<Matured> outcomes =
        List.of(new Matured("d1", 1, "a", true), new Matured("d1", 1, "a", false));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Posteriors.of(outcomes))
        .withMessage("decision d1 has two outcomes of revision 1");
  }

  @Test
  void refusesADecisionOfTwoPolicies() {
    List<Matured> outcomes =
        List.of(new Matured("d1", 1, "a", true), new Matured("d1", 2, "b", true));

    assertThatIllegalArgumentException().isThrownBy(() -> Posteriors.of(outcomes));
  }
}
