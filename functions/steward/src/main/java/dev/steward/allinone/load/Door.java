package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;

/** Where events are sent. */
public interface Door {
  /** Sends a list of events in their plain form. */
  Reply send(byte[] events);

  /** What came back; the status is 0 when nobody answered, and the body then says why. */
  record Reply(int status, JsonNode body) {
    boolean unanswered() {
      return status == 0;
    }

    /** The same may be taken later. */
    public boolean later() {
      return unanswered() || status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** Something is wrong with an event, and perhaps only with some of them. */
    boolean unfit() {
      return status == 400 || status == 413 || status == 422;
    }
  }
}
