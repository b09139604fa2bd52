package dev.steward.journal.checkpoints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.journal.ChainHash;
import dev.steward.journal.merkle.Hash;
import dev.steward.journal.merkle.Inclusion;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Checks a proof with nothing but a public key that one trusts. */
public final class ProofCheck {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private ProofCheck() {}

  /** Returns the checkpoint that vouches for the entry. */
  public static Checkpoint check(Proof proof, byte[] trustedKey) throws BadProof {
    checkBody(proof);
    checkHash(proof);
    Checkpoint checkpoint = open(proof, trustedKey);
    Hash leaf = new Leaf(proof.stream(), proof.seq(), proof.hash()).node(proof.tenant());
    if (!Inclusion.holds(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root())) {
      throw new BadProof("the path does not lead from the entry to the checkpoint");
    }
    return checkpoint;
  }

  /** What stands around the body must be what it says itself. */
  private static void checkBody(Proof proof) throws BadProof {
    JsonNode body;
    try {
      body = StrictJson.parse(proof.bodyBytes());
    } catch (MalformedJson e) {
      throw new BadProof("the body is not JSON");
    }
    if (!proof.tenant().value().equals(body.path("tenant").textValue())
        || !proof.stream().equals(body.path("stream").textValue())) {
      throw new BadProof("the body is of another tenant or stream");
    }
  }

  private static void checkHash(Proof proof) throws BadProof {
    if (!HASH.matcher(proof.prevHash()).matches() || proof.seq() < 1) {
      throw new BadProof("the hash before it, or its number, is none");
    }
    byte[] prev = HexFormat.of().parseHex(proof.prevHash());
    String hash =
        HexFormat.of().formatHex(new ChainHash().of(prev, proof.seq(), proof.bodyBytes()));
    if (!hash.equals(proof.hash())) {
      throw new BadProof("the hash is not that of the body");
    }
  }

  private static Checkpoint open(Proof proof, byte[] trustedKey) throws BadProof {
    String text = proof.checkpoint();
    String origin = text.substring(0, Math.max(0, text.indexOf('\n')));
    // The key has a name for each log: this instance's, or another's that holds the same key.
    if (!LogId.isOrigin(origin, proof.tenant())) {
      throw new BadProof("the checkpoint is of another log: " + origin);
    }
    try {
      return Checkpoint.open(
          text.getBytes(StandardCharsets.UTF_8), new NoteKey(origin, trustedKey));
    } catch (BadCheckpoint | IllegalArgumentException e) {
      throw new BadProof("the checkpoint does not hold: " + e.getMessage());
    }
  }
}
