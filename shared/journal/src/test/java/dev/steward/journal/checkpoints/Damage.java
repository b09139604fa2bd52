package dev.steward.journal.checkpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Every way to spoil a proof that we could think of, by what was done. */
final class Damage {
  private Damage() {}

  static Map<String, ObjectNode> of(ObjectNode proof, ObjectNode other, ObjectNode stranger) {
    Map<String, ObjectNode> damaged = new LinkedHashMap<>();
    for (String member : proof.properties().stream().map(Map.Entry::getKey).toList()) {
      if (!member.equals("publicKey")) {
        damaged.put("without " + member, proof.deepCopy().without(member));
        damaged.put(member + " is null", proof.deepCopy().putNull(member));
        damaged.put(member + " is a list", (ObjectNode) proof.deepCopy().set(member, list()));
        damaged.put(member + " is another's", another(proof, other, member));
      }
    }
    damaged.put("format 2", proof.deepCopy().put("format", "steward.journal.proof.v2"));
    damaged.put("another tenant", proof.deepCopy().put("tenant", "mallory"));
    damaged.put("a tenant with a dot in it", proof.deepCopy().put("tenant", "."));
    damaged.put("another stream", proof.deepCopy().put("stream", "flags"));
    damaged.put("the next number", proof.deepCopy().put("seq", proof.get("seq").asLong() + 1));
    damaged.put("number 0", proof.deepCopy().put("seq", 0));
    damaged.put("a number with a fraction", proof.deepCopy().put("seq", 7.5));
    damaged.put("the number as text", proof.deepCopy().put("seq", proof.get("seq").asText()));
    damaged.put("the next index", proof.deepCopy().put("index", proof.get("index").asLong() + 1));
    damaged.put("index -1", proof.deepCopy().put("index", -1));
    damaged.put("index beyond", proof.deepCopy().put("index", 1L << 50));
    damaged.put("a changed body", text(proof, "body", "alice", "malice"));
    damaged.put("a body with a space", proof.deepCopy().put("body", proof.get("body") + " "));
    damaged.put("an empty body", proof.deepCopy().put("body", ""));
    damaged.put("a body that is no object", proof.deepCopy().put("body", "[]"));
    damaged.put("an upper-case hash", upper(proof, "hash"));
    damaged.put("an upper-case hash before it", upper(proof, "prevHash"));
    damaged.put("another size", text(proof, "checkpoint", "\n300\n", "\n301\n"));
    damaged.put("another origin", text(proof, "checkpoint", "steward.dev/test", "steward.dev/x"));
    damaged.put(
        "an origin of two", text(proof, "checkpoint", "steward.dev/test", "steward.dev/a/b"));
    damaged.put("no signature", text(proof, "checkpoint", "\u2014", "-"));
    damaged.put("a stranger's key", stranger);
    path(proof, damaged);
    return damaged;
  }

  private static void path(ObjectNode proof, Map<String, ObjectNode> damaged) {
    int length = proof.withArray("path").size();
    ObjectNode shorter = proof.deepCopy();
    shorter.withArray("path").remove(length - 1);
    damaged.put("a path without its end", shorter);
    ObjectNode later = proof.deepCopy();
    later.withArray("path").remove(0);
    damaged.put("a path without its beginning", later);
    ObjectNode longer = proof.deepCopy();
    longer.withArray("path").add(longer.withArray("path").get(0));
    damaged.put("a path that goes on", longer);
    ObjectNode turned = proof.deepCopy();
    ArrayNode path = turned.withArray("path");
    path.insert(0, path.remove(1));
    damaged.put("a path in another order", turned);
    ObjectNode half = proof.deepCopy();
    half.withArray("path").set(0, half.textNode("AAAA"));
    damaged.put("a path with half a hash", half);
    ObjectNode number = proof.deepCopy();
    number.withArray("path").set(0, number.numberNode(1));
    damaged.put("a path with a number", number);
  }

  private static ObjectNode another(ObjectNode proof, ObjectNode other, String member) {
    ObjectNode changed = proof.deepCopy();
    // What is the same in both cannot be exchanged.
    return proof.get(member).equals(other.get(member))
        ? changed.put(member, proof.get(member).asText() + "x")
        : (ObjectNode) changed.set(member, other.get(member));
  }

  private static ObjectNode text(ObjectNode proof, String member, String from, String to) {
    return proof.deepCopy().put(member, proof.get(member).textValue().replace(from, to));
  }

  private static ObjectNode upper(ObjectNode proof, String member) {
    return proof.deepCopy().put(member, proof.get(member).textValue().toUpperCase(Locale.ROOT));
  }

  private static ArrayNode list() {
    return Json.MAPPER.createArrayNode();
  }
}
