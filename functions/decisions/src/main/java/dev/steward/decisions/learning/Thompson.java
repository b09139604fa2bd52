package dev.steward.decisions.learning;

import dev.steward.core.Digest;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Thompson sampling, an epoch at a time: an arm's next weight is the probability that it is the
 * best one, given all outcomes so far. W. R. Thompson, Biometrika 25 (1933) 285–294; the beta form
 * and its regret: S. Agrawal and N. Goyal, COLT 2012; in batches: O. Chapelle and L. Li, NIPS 2011.
 *
 * @param epoch cases after which weights are set anew
 * @param draws samples that estimate the probabilities: 10,000 leave an error of 0.005 at most
 * @param floor the share no arm falls below, so that the comparison comes to an end; 0 to earn most
 */
public record Thompson(int epoch, int draws, double floor) {
  public static final int DRAWS = 10_000;

  public Thompson {
    if (epoch < 1 || draws < 1) {
      throw new IllegalArgumentException("an epoch has cases, and draws are made");
    }
    if (!(floor >= 0 && floor < 1)) {
      throw new IllegalArgumentException("not a share: " + floor);
    }
  }

  /** Holds 20 % for each arm: pure Thompson sampling starves the loser, and no proof ever comes. */
  public static Thompson trial(int epoch) {
    return new Thompson(epoch, DRAWS, 0.2);
  }

  public static Thompson bandit(int epoch) {
    return new Thompson(epoch, DRAWS, 0);
  }

  /** The same for the same plan and posteriors; what it says is kept in the plan, not redone. */
  public Epoch next(Epoch plan, Map<String, Posterior> posteriors) {
    List<String> policies = plan.arms().stream().map(Arm::policy).toList();
    List<Posterior> beliefs =
        policies.stream().map(p -> posteriors.getOrDefault(p, Posterior.UNKNOWN)).toList();
    return plan.next(Shares.arms(policies, best(beliefs, random(plan)), floor));
  }

  private double[] best(List<Posterior> beliefs, UniformRandomProvider random) {
    List<SharedStateContinuousSampler> arms =
        beliefs.stream()
            .map(b -> ChengBetaSampler.of(random, (double) b.alpha(), (double) b.beta()))
            .toList();
    double[] best = new double[arms.size()];
    for (int draw = 0; draw < draws; draw++) {
      int winner = 0;
      double highest = -1;
      for (int arm = 0; arm < best.length; arm++) {
        double rate = arms.get(arm).sample();
        if (rate > highest) {
          highest = rate;
          winner = arm;
        }
      }
      best[winner] += 1.0 / draws;
    }
    return best;
  }

  private static UniformRandomProvider random(Epoch plan) {
    byte[] seed = HexFormat.of().parseHex(plan.seed());
    byte[] epoch = ByteBuffer.allocate(Long.BYTES).putLong(plan.epoch()).array();
    return RandomSource.XO_SHI_RO_256_PP.create(
        ByteBuffer.wrap(Digest.sha256(seed, epoch)).getLong());
  }
}
