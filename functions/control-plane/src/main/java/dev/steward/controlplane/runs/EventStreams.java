package dev.steward.controlplane.runs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Whether a request wants events while they happen; public because route conditions call it. */
public final class EventStreams {
  private EventStreams() {}

  /** Without a word about what is accepted, or with any, the answer is JSON. */
  public static boolean wanted(HttpRequest<?> request) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM);
  }
}
