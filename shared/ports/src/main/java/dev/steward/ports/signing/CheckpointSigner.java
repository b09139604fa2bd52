package dev.steward.ports.signing;

/** Holds an Ed25519 key (RFC 8032) and signs checkpoints with it; the private half never leaves. */
public interface CheckpointSigner {
  /** The public key, 32 bytes. */
  byte[] publicKey();

  /** The signature, 64 bytes. Throws {@link SigningUnavailable} when the key cannot be used. */
  byte[] sign(byte[] message);
}
