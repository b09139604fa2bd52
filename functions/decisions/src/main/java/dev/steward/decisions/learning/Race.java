package dev.steward.decisions.learning;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weighted rendezvous hashing: each arm draws a time of its own for the unit, exponential with the
 * arm's weight as its rate, and the first one home has the unit. An arm wins with exactly its share
 * of the weights. As no arm's draw looks at another's weight, a unit moves only to an arm that
 * gained, relative to the one it leaves: when one arm grows and the others keep their proportions,
 * units move to that arm alone, and no more than its gain. For any change, at most 2t/(1+t) of the
 * units move where t is the least that any scheme must move.
 *
 * <p>D. G. Thaler and C. V. Ravishankar, IEEE/ACM Trans. Networking 6 (1998) 1–14; the weighted
 * form as in K. Schindelhauer and G. Schomaker, SPAA 2005; the bound: M. Bavarian et al., Theory of
 * Computing 16 (2020), "Optimality of correlated sampling strategies".
 */
final class Race {
  private static final double UNIT = 0x1p-53;

  private final Epoch plan;
  private final TenantId tenant;
  private final String unit;

  Race(Epoch plan, TenantId tenant, String unit) {
    this.plan = plan;
    this.tenant = tenant;
    this.unit = unit;
  }

  Arm winner() {
    Optional<Arm> first = Optional.empty();
    double best = Double.POSITIVE_INFINITY;
    for (Arm arm : plan.arms()) {
      double time = arm.weight() == 0 ? Double.POSITIVE_INFINITY : time(arm);
      if (time < best) {
        best = time;
        first = Optional.of(arm);
      }
    }
    return first.orElseThrow();
  }

  /** StrictMath gives the same bits on every machine. */
  private double time(Arm arm) {
    return -StrictMath.log(draw(arm.policy())) / arm.weight();
  }

  /** Uniform on (0, 1): the middle of one of 2^52 equal parts. */
  private double draw(String policy) {
    byte[][] parts =
        Stream.of(tenant.value(), plan.experiment(), plan.seed(), unit, policy)
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .flatMap(part -> Stream.of(length(part), part))
            .toArray(byte[][]::new);
    long bits = ByteBuffer.wrap(Digest.sha256(parts)).getLong() >>> 12;
    return (2 * bits + 1) * UNIT;
  }

  /** Before each part, so that none can run on into the next. */
  private static byte[] length(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array();
  }
}
