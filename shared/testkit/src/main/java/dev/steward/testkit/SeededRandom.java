package dev.steward.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Random values that can be had again: everything follows from the seed. */
public final class SeededRandom {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long SAFE_INTEGER = (1L << 53) - 1;
  private static final String ODD_CHARACTERS =
      "\"\\/\n\t\u0001\u007f\u00e9\u200b\u202e\u2028\ufeff._*[]~`%$ ";

  private final SplittableRandom random;

  public SeededRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Checks a claim on as many random cases. A failure names its seed; {@code -Dsteward.seed=…} runs
   * that case alone.
   */
  public static void forAll(int cases, Claim claim) {
    Long only = Long.getLong("steward.seed");
    long first = only == null ? System.nanoTime() : only;
    for (long seed = first; seed < first + (only == null ? cases : 1); seed++) {
      try {
        claim.check(new SeededRandom(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("fails with -Dsteward.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** What must hold for every random source. */
  @FunctionalInterface
  public interface Claim {
    void check(SeededRandom random) throws Exception;
  }

  /** Both ends included. */
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public long nextLong() {
    return random.nextLong();
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Well-formed Unicode with a liking for what breaks things; no null character. */
  public String text(int mostCharacters) {
    StringBuilder text = new StringBuilder();
    int length = between(0, mostCharacters);
    while (text.length() < length) {
      switch (between(0, 3)) {
        case 0 -> text.append(ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length())));
        case 1 -> text.append((char) between(0x4e00, 0x9fff));
        case 2 -> text.appendCodePoint(between(0x1f300, 0x1f64f));
        default -> text.append((char) between('a', 'z'));
      }
    }
    return text.toString();
  }

  /** Any JSON value that strict parsing accepts, nested at most so deep. */
  public JsonNode json(int depth) {
    return switch (between(0, depth > 0 ? 7 : 5)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong(-SAFE_INTEGER, SAFE_INTEGER + 1));
      case 3 -> JSON.numberNode(BigDecimal.valueOf(random.nextInt(), between(1, 6)).doubleValue());
      case 4, 5 -> JSON.textNode(text(12));
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  public ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = between(0, 5); i > 0; i--) {
      object.set(text(8), json(depth - 1));
    }
    return object;
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = between(0, 5); i > 0; i--) {
      array.add(json(depth - 1));
    }
    return array;
  }
}
