package dev.steward.journal.checkpoints;

import dev.steward.ports.signing.CheckpointSigner;
import dev.steward.ports.signing.SigningUnavailable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * Signs with a key from a file. The public key is kept beside it as one line of base64, {@code
 * NAME.pub}, for those who verify.
 */
@Singleton
@Requires(property = "steward.checkpoints.key")
final class KeyFileSigner implements CheckpointSigner {
  private final PrivateKey key;
  private final byte[] publicKey;

  KeyFileSigner(CheckpointSettings settings) {
    Path file = Objects.requireNonNull(settings.key()).toAbsolutePath();
    if (settings.makeKey()) {
      KeyFile.ensure(file);
    }
    try {
      key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(KeyFile.read(file)));
      publicKey = publicHalf((EdECPrivateKey) key);
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new SigningUnavailable(file + " is no Ed25519 key", e);
    }
    if (settings.makeKey()) {
      publish(file.resolveSibling(file.getFileName() + ".pub"));
    }
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SigningUnavailable("the key of the checkpoints does not sign", e);
    }
  }

  /** The JDK derives it only for a key that it makes: so let it make this one again. */
  private static byte[] publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("no key in it"));
    KeyPairGenerator again = KeyPairGenerator.getInstance("Ed25519");
    again.initialize(NamedParameterSpec.ED25519, new Given(seed));
    byte[] encoded = again.generateKeyPair().getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private void publish(Path file) {
    String line = Base64.getEncoder().encodeToString(publicKey) + "\n";
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(line)) {
        Files.writeString(file, line);
      }
    } catch (IOException e) {
      throw new SigningUnavailable("the public key cannot be written to " + file, e);
    }
  }

  /** No randomness at all. */
  private static final class Given extends SecureRandom {
    private final transient byte[] seed;

    Given(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
