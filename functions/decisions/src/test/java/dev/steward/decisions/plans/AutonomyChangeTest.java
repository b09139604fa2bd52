package dev.steward.decisions.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.decisions.constitutions.Loans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which bands are decided at another level than before. */
class AutonomyChangeTest {
  private static final Constitution PLAIN = read(Loans.plain());

  @Test
  void theFirstPolicyTellsAllBands() {
    assertThat(told(Optional.empty(), PLAIN))
        .containsExactly("up to 500: - AL3", "500 to 1000: - AL1", "above 1000: - AL0");
  }

  @Test
  void theSameLevelsAreNoChange() {
    Constitution other = read(Loans.plain().with("reason: small", "reason: little"));

    assertThat(told(Optional.of(PLAIN), other)).isEmpty();
  }

  @Test
  void aLevelThatChangesIsToldWithItsNeighbours() {
    Constitution other =
        read(Loans.plain().with("{upTo: 1000, level: AL1", "{upTo: 1000, level: AL2"));

    assertThat(told(Optional.of(PLAIN), other))
        .containsExactly("up to 500: AL3 AL3", "500 to 1000: AL1 AL2", "above 1000: AL0 AL0");
  }

  @Test
  void aBorderThatMovesCutsTheBand() {
    Constitution other = read(Loans.plain().with("upTo: 500", "upTo: 250"));

    assertThat(told(Optional.of(PLAIN), other))
        .containsExactly(
            "up to 250: AL3 AL3",
            "250 to 500: AL3 AL1",
            "500 to 1000: AL1 AL1",
            "above 1000: AL0 AL0");
  }

  @Test
  void whatIsMeasuredOtherwiseHasNothingToCompareWith() {
    Constitution other =
        read(Loans.plain().with("measure: facts.amount", "measure: facts.amount * 2.0"));

    assertThat(told(Optional.of(PLAIN), other))
        .containsExactly("up to 500: - AL3", "500 to 1000: - AL1", "above 1000: - AL0");
  }

  private static List<String> told(Optional<Constitution> before, Constitution after) {
    return AutonomyChange.between(before, after).stream()
        .map(it -> it.band() + ": " + it.from().map(Enum::name).orElse("-") + " " + it.to().name())
        .toList();
  }

  private static Constitution read(Loans loans) {
    return ConstitutionText.read(loans.text());
  }
}
