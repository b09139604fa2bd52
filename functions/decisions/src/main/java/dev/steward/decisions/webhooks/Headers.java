package dev.steward.decisions.webhooks;

import io.micronaut.http.HttpHeaders;
import java.util.List;

/** Reads headers of a webhook. */
public final class Headers {
  private Headers() {}

  /** Nothing when there are two: nobody can say which one counts. */
  public static String only(HttpHeaders headers, String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? values.getFirst() : "";
  }
}
