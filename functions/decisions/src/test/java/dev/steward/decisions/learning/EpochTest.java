package dev.steward.decisions.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.steward.core.TenantId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String SEED = "00112233445566778899aabbccddeeff";
  private static final int UNITS = 40_000;

  @Test
  void givesEachArmItsShareOfTheUnits() {
    Map<String, Integer> counts = new TreeMap<>();
    Epoch plan = plan(arm("a", 2_000), arm("b", 5_000), arm("c", 3_000));

    for (int unit = 0; unit < UNITS; unit++) {
      counts.merge(plan.assign(ACME, "unit-" + unit).policy(), 1, Integer::sum);
    }

    assertThat(counts.getOrDefault("a", 0) / (double) UNITS).isEqualTo(0.2, within(0.008));
    assertThat(counts.getOrDefault("b", 0) / (double) UNITS).isEqualTo(0.5, within(0.01));
    assertThat(counts.getOrDefault("c", 0) / (double) UNITS).isEqualTo(0.3, within(0.009));
  }

  @Test
  void saysTheExactChanceOfWhatItAssigned() {
    Epoch plan = plan(arm("a", 1), arm("b", 9_999));

    Assignment assignment = plan.assign(ACME, "unit-1");

    assertThat(assignment.policy()).isEqualTo("b");
    assertThat(assignment.propensity()).isEqualTo(0.9999);
  }

  @Test
  void assignsTheSameUnitAlwaysTheSame() {
    Epoch plan = plan(arm("a", 5_000), arm("b", 5_000));
    Epoch turned = plan(arm("b", 5_000), arm("a", 5_000));

    assertThat(policies(turned, 100)).isEqualTo(policies(plan, 100));
    assertThat(policies(plan.next(turned.arms()), 100)).isEqualTo(policies(plan, 100));
  }

  /** Whoever changes the hash moves everybody's units, and makes old assignments irreproducible. */
  @Test
  void assignsAsItAlwaysDid() {
    Epoch plan = plan(arm("a", 5_000), arm("b", 5_000));

    assertThat(String.join("", policies(plan, 32))).isEqualTo("abbaaabbaaaaaaabaaabbaababbabbba");
  }

  @Test
  void assignsAnotherTenantsOrExperimentsUnitsAnew() {
    Epoch plan = plan(arm("a", 5_000), arm("b", 5_000));
    Epoch other = new Epoch("other", 0, SEED, plan.arms());
    Epoch reseeded = new Epoch("loans", 0, SEED.replace('0', '9'), plan.arms());
    int tenants = 0;
    int experiments = 0;
    int seeds = 0;

    for (int unit = 0; unit < 1_000; unit++) {
      String policy = plan.assign(ACME, "u" + unit).policy();
      tenants += plan.assign(new TenantId("other"), "u" + unit).policy().equals(policy) ? 1 : 0;
      experiments += other.assign(ACME, "u" + unit).policy().equals(policy) ? 1 : 0;
      seeds += reseeded.assign(ACME, "u" + unit).policy().equals(policy) ? 1 : 0;
    }

    assertThat(tenants).isBetween(430, 570);
    assertThat(experiments).isBetween(430, 570);
    assertThat(seeds).isBetween(430, 570);
  }

  @Test
  void movesUnitsOnlyToAnArmThatGrewAtTheCostOfAll() {
    Epoch plan = plan(arm("a", 2_500), arm("b", 5_000), arm("c", 2_500));
    Epoch next = plan.next(List.of(arm("a", 2_000), arm("b", 4_000), arm("c", 4_000)));
    int moved = 0;

    for (int unit = 0; unit < UNITS; unit++) {
      String before = plan.assign(ACME, "u" + unit).policy();
      String after = next.assign(ACME, "u" + unit).policy();
      if (!after.equals(before)) {
        assertThat(after).isEqualTo("c");
        moved++;
      }
    }

    assertThat(moved / (double) UNITS).isEqualTo(0.15, within(0.008));
  }

  @Test
  void movesNoMoreThanTheBoundWhateverTheChange() {
    Epoch plan = plan(arm("a", 6_000), arm("b", 3_000), arm("c", 1_000));
    Epoch next = plan.next(List.of(arm("a", 3_000), arm("b", 3_000), arm("c", 4_000)));
    double least = 0.3;
    int moved = 0;

    for (int unit = 0; unit < UNITS; unit++) {
      moved +=
          plan.assign(ACME, "u" + unit).policy().equals(next.assign(ACME, "u" + unit).policy())
              ? 0
              : 1;
    }

    assertThat(moved / (double) UNITS).isBetween(least - 0.01, 2 * least / (1 + least) + 0.01);
  }

  @Test
  void neverAssignsToAnArmWithoutWeight() {
    Epoch plan = plan(arm("a", 0), arm("b", 10_000));

    assertThat(policies(plan, 200)).containsOnly("b");
  }

  @Test
  void refusesWeightsThatAreNotAWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(arm("a", 5_000), arm("b", 4_999)))
        .withMessage("weights must sum to 10,000, not 9,999");
  }

  @Test
  void refusesAPolicyThatTakesPartTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(arm("a", 5_000), arm("a", 5_000)))
        .withMessage("a takes part twice");
  }

  @Test
  void refusesASeedThatIsNotHex() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Epoch("loans", 0, "seed", List.of(arm("a", 10_000))));
  }

  private static List<String> policies(Epoch plan, int units) {
    return IntStream.range(0, units)
        .mapToObj(unit -> plan.assign(ACME, "u" + unit).policy())
        .toList();
  }

  private static Epoch plan(Arm... arms) {
    return new Epoch("loans", 0, SEED, List.of(arms));
  }

  private static Arm arm(String policy, int weight) {
    return new Arm(policy, weight);
  }
}
