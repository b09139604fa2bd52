package dev.steward.controlplane.runs;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Where a page ends, in a form callers do not take apart: the last run's id. */
final class PageToken {
  private static final Pattern RUN_ID = Pattern.compile("run_[0-9a-z]{26}");

  private PageToken() {}

  static String encode(String lastId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(lastId.getBytes(StandardCharsets.US_ASCII));
  }

  static String decode(String token) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      if (RUN_ID.matcher(id).matches()) {
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
