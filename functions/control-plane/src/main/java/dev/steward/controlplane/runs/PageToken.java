package dev.steward.controlplane.runs;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Where a page ends, in a form callers do not take apart: the id of the last. */
final class PageToken {
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{26}");

  private PageToken() {}

  static String encode(String lastId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(lastId.getBytes(StandardCharsets.US_ASCII));
  }

  static String decode(String token, String prefix) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      if (ID.matcher(id).matches() && id.startsWith(prefix + "_")) {
        return id;
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, like any token that was not given out here.
    }
    throw new Fault(
        ProblemType.MALFORMED_REQUEST,
        "the page token was not given out here",
        List.of(new Violation("/pageToken", "is not a page token")),
        null);
  }
}
