package dev.steward.decisions.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void roundsThirdsToAWhole() {
    assertThat(weights(0, 1.0 / 3, 1.0 / 3, 1.0 / 3)).containsExactly(3_334, 3_333, 3_333);
  }

  @Test
  void liftsWhatIsBelowTheFloorAndLetsTheOthersPay() {
    assertThat(weights(0.2, 0.0, 0.25, 0.75)).containsExactly(2_000, 2_000, 6_000);
  }

  @Test
  void splitsEvenlyWhereTheFloorIsTooHighForSoManyArms() {
    assertThat(weights(0.5, 0.9, 0.1, 0, 0)).containsExactly(2_500, 2_500, 2_500, 2_500);
  }

  @Test
  void isAlwaysAWholeAndNeverBelowTheFloor() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      double[] p = random.doubles(1 + random.nextInt(8)).map(x -> Math.pow(x, 6)).toArray();
      double sum = IntStream.range(0, p.length).mapToDouble(i -> p[i]).sum();
      double floor = random.nextDouble() * 0.5;
      int least = (int) (Math.min(floor, 1.0 / p.length) * Arm.WHOLE);

      List<Integer> weights =
          weights(floor, IntStream.range(0, p.length).mapToDouble(i -> p[i] / sum).toArray());

      assertThat(weights).allSatisfy(weight -> assertThat(weight).isGreaterThanOrEqualTo(least));
      assertThat(weights.stream().mapToInt(Integer::intValue).sum()).isEqualTo(Arm.WHOLE);
    }
  }

  private static List<Integer> weights(double floor, double... probabilities) {
    List<String> policies =
        IntStream.range(0, probabilities.length).mapToObj(i -> "p" + i).toList();
    return Shares.arms(policies, probabilities, floor).stream().map(Arm::weight).toList();
  }
}
