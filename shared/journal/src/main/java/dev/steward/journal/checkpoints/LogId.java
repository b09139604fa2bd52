package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.journal.merkle.Tile;
import dev.steward.ports.artifacts.ArtifactName;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The log of one tenant of one instance: its name in checkpoints, and where its artifacts lie. The
 * layout below the folder is that of C2SP tlog-tiles, and the checkpoints are kept by size beside
 * it.
 */
public record LogId(String instance, TenantId tenant) {
  static final Pattern INSTANCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private static final String HOST = "steward.dev/";

  /** Below this folder is one for each instance, and in that one for each tenant. */
  static final String ALL = "journal";

  /** The key that signs it is called the same. */
  public String origin() {
    return HOST + instance + "/" + tenant;
  }

  /** Whether it names a log of that tenant, of any instance. */
  static boolean isOrigin(String origin, TenantId tenant) {
    String end = "/" + tenant;
    return origin.startsWith(HOST)
        && origin.endsWith(end)
        && origin.length() > HOST.length() + end.length()
        && INSTANCE
            .matcher(origin.substring(HOST.length(), origin.length() - end.length()))
            .matches();
  }

  NoteKey key(byte[] publicKey) {
    return new NoteKey(origin(), publicKey);
  }

  private static String folder(String instance) {
    return ALL + "/" + instance;
  }

  /** No file of the log comes after it. */
  ArtifactName last() {
    return name("zzz");
  }

  private String folder() {
    return folder(instance) + "/" + tenant;
  }

  /** The latest checkpoint. It alone is ever replaced. */
  ArtifactName latest() {
    return name("checkpoint");
  }

  String checkpoints() {
    return folder() + "/checkpoints";
  }

  /** Fifteen digits, three in each folder: the order of the names is that of the sizes. */
  ArtifactName checkpoint(long size) {
    String digits = String.format(Locale.ROOT, "%015d", size);
    return new ArtifactName(checkpoints() + "/" + String.join("/", digits.split("(?<=\\G...)")));
  }

  /** What {@link #checkpoint} was named for. */
  long size(ArtifactName checkpoint) throws BadCheckpoint {
    try {
      return Long.parseLong(checkpoint.value().substring(checkpoints().length()).replace("/", ""));
    } catch (NumberFormatException e) {
      throw new BadCheckpoint("it is kept under a name that is no size: " + checkpoint);
    }
  }

  ArtifactName tile(int level, long index, int width) {
    return name("tile/" + level + "/" + path(index, width));
  }

  ArtifactName entries(long index, int width) {
    return name("tile/entries/" + path(index, width));
  }

  private ArtifactName name(String rest) {
    return new ArtifactName(folder() + "/" + rest);
  }

  private static String path(long index, int width) {
    StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
  }
}
