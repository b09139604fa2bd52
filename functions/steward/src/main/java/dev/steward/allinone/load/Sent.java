package dev.steward.allinone.load;

import java.util.HashMap;
import java.util.Map;

/** What became of the events of one batch; the refused by their place in it, with the reason. */
record Sent(long accepted, long duplicate, Map<Integer, String> refused) {
  static final Sent NOTHING = new Sent(0, 0, Map.of());

  Sent {
    refused = Map.copyOf(refused);
  }

  /** The other is what followed, from that place on. */
  Sent then(Sent other, int place) {
    Map<Integer, String> both = new HashMap<>(refused);
    other.refused().forEach((at, reason) -> both.put(at + place, reason));
    return new Sent(accepted + other.accepted(), duplicate + other.duplicate(), both);
  }
}
