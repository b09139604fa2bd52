package dev.steward.allinone.place;

import java.nio.file.Path;

/** Where everything an instance keeps is; {@code .steward} beside the launcher by default. */
public record DataFolder(Path path) {
  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  public static DataFolder of(String named) {
    return new DataFolder(named.isEmpty() ? Home.folder().resolve(".steward") : Path.of(named));
  }

  public Path postgres() {
    return path.resolve("postgres");
  }

  public Path keys() {
    return path.resolve("keys");
  }

  /** The private key; its public half is beside it, named {@code .pub} besides. */
  public Path checkpointKey() {
    return keys().resolve("checkpoint-key.pem");
  }

  /** Makes the tokens that stand for personal data. */
  public Path redactionSecret() {
    return keys().resolve("redaction-secret");
  }

  /** Lets a scheduler without an identity run the demo tenant's jobs. */
  public Path jobToken() {
    return keys().resolve("job-token");
  }

  /** What is only ever added to, the journal's checkpoints among it. */
  public Path artifacts() {
    return path.resolve("artifacts");
  }

  /** Events and insights, in columns. */
  public Path warehouse() {
    return path.resolve("warehouse");
  }

  /** Events on their way to the warehouse. */
  public Path events() {
    return path.resolve("events");
  }

  /** How far loads are that were interrupted. */
  public Path loads() {
    return path.resolve("loads");
  }

  public Path log() {
    return path.resolve("logs").resolve("steward.log");
  }

  public Path lock() {
    return path.resolve("lock");
  }

  Path instance() {
    return path.resolve("instance.json");
  }
}
