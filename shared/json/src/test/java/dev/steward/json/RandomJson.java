package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** JSON values of every kind, the same for the same seed. */
final class RandomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] ODD = {
    "\"", "\\", "\n", "\u0001", "é", "€", "😀", "\uFB33", "/", "~"
  };

  private final RandomGenerator random;

  RandomJson(RandomGenerator random) {
    this.random = random;
  }

  JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> Numbers.node(random.nextLong(-(1L << 53), (1L << 53) + 1));
      case 3 -> Numbers.node(random.nextInt(-3, 300));
      case 4 -> number();
      case 5 -> NODES.textNode(text());
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  private JsonNode number() {
    double value = Double.longBitsToDouble(random.nextLong());
    return !Double.isFinite(value) || Numbers.isAmbiguous(value) || Numbers.isWhole(value)
        ? NODES.numberNode(0.5)
        : NODES.numberNode(value);
  }

  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(text(), value(depth - 1));
    }
    return object;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0
              ? ODD[random.nextInt(ODD.length)]
              : Character.toString('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
