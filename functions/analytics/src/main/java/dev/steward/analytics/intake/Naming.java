package dev.steward.analytics.intake;

import dev.steward.core.Digest;
import dev.steward.core.IdSource;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names those events of a call that came without an id. */
@FunctionalInterface
interface Naming {
  String id(int index);

  /** Nobody will know such an event again. One id is made for the whole call. */
  static Naming fresh(IdSource ids) {
    String call = ids.next("evt");
    return index -> call + '-' + index;
  }

  /** The same call gives the same ids when it is made again. */
  static Naming of(String principal, String key) {
    return index -> {
      byte[] text = String.join("\n", principal, key, "" + index).getBytes(StandardCharsets.UTF_8);
      return "evt_" + HexFormat.of().formatHex(Digest.sha256(text), 0, 16);
    };
  }
}
