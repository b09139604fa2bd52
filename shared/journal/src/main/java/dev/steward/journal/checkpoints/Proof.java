package dev.steward.journal.checkpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.journal.Entry;
import dev.steward.journal.merkle.Hash;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * All one needs to show, without Steward, that an entry was in the journal when a checkpoint was
 * signed. contracts/journal describes its JSON.
 *
 * @param index the entry's place in the log, from 0
 * @param path from the leaf's sibling up
 * @param checkpoint the signed note
 * @param publicKey the key that the server says signed it; whoever checks brings their own
 */
@SuppressWarnings("ArrayRecordComponent") // written out, compared nowhere
public record Proof(
    TenantId tenant,
    String stream,
    long seq,
    String prevHash,
    String hash,
    String body,
    long index,
    List<Hash> path,
    String checkpoint,
    byte[] publicKey) {
  static final String FORMAT = "steward.journal.proof.v1";

  public Proof {
    path = List.copyOf(path);
  }

  static Proof of(Entry entry, long index, List<Hash> path, String note, byte[] publicKey) {
    return new Proof(
        entry.tenant(),
        entry.stream(),
        entry.seq(),
        entry.prevHash(),
        entry.hash(),
        entry.body(),
        index,
        path,
        note,
        publicKey);
  }

  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("format", FORMAT)
            .put("tenant", tenant.value())
            .put("stream", stream)
            .put("seq", seq)
            .put("prevHash", prevHash)
            .put("hash", hash)
            .put("body", body)
            .put("index", index);
    ArrayNode nodes = json.putArray("path");
    path.forEach(node -> nodes.add(node.toString()));
    return json.put("checkpoint", checkpoint)
        .put("publicKey", Base64.getEncoder().encodeToString(publicKey));
  }

  byte[] bodyBytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #json} wrote; every member must be there and of its kind. */
  public static Proof read(JsonNode json) throws BadProof {
    if (!FORMAT.equals(json.path("format").textValue())) {
      throw new BadProof("it is no proof of the format " + FORMAT);
    }
    try {
      List<Hash> path = new ArrayList<>();
      for (JsonNode node : json.required("path")) {
        path.add(Hash.parse(text(node)));
      }
      return new Proof(
          new TenantId(text(json.required("tenant"))),
          text(json.required("stream")),
          number(json.required("seq")),
          text(json.required("prevHash")),
          text(json.required("hash")),
          text(json.required("body")),
          number(json.required("index")),
          path,
          text(json.required("checkpoint")),
          Base64.getDecoder().decode(text(json.required("publicKey"))));
    } catch (IllegalArgumentException e) {
      throw new BadProof("a member of it is missing or malformed");
    }
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("not a text");
    }
    return node.textValue();
  }

  private static long number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw new IllegalArgumentException("not a whole number");
    }
    return node.longValue();
  }
}
