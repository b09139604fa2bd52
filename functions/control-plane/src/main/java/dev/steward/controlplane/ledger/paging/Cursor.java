package dev.steward.controlplane.ledger.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a page ends, in a form callers do not take apart: the keys of its last row. */
public final class Cursor {
  /** In no id, name or time. */
  private static final String BETWEEN = "\n";

  private Cursor() {}

  public static String encode(String... keys) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, keys).getBytes(StandardCharsets.UTF_8));
  }

  /** So many keys; empty when there is no token, a fault when it was not given out here. */
  public static Optional<List<String>> decode(String token, int keys) {
    if (token.isBlank()) {
      return Optional.empty();
    }
    try {
      List<String> read =
          List.of(
              new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
                  .split(BETWEEN, -1));
      if (read.size() == keys && read.stream().noneMatch(key -> key.indexOf('\0') >= 0)) {
        return Optional.of(read);
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, like any token that was not given out here.
    }
    throw Parameters.refused("pageToken", "is not a page token");
  }
}
