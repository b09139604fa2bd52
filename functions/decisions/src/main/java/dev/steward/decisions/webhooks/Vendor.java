package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.deciding.Kept;
import java.util.List;

/** Who tells us of events, and does something because of what is decided about them. */
public interface Vendor {
  String source();

  List<Mailbox> mailboxes();

  /** What to do at the vendor's about a decision nobody is asked about any more. */
  List<Call> calls(String endpoint, JsonNode payload, Kept decision);

  /** Tries once. */
  Sent send(Effect effect);
}
