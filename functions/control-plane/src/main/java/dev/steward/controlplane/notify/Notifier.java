package dev.steward.controlplane.notify;

/**
 * Tells people that an approval is asked for, or what they should know. Nobody waits for it on the
 * road of a call: it is called in the background, again and again until it says {@link
 * Delivery.Done}, gives up, or the approval is decided.
 */
public interface Notifier {
  /** Never throws for what it meets outside. */
  Delivery tell(Notice notice);

  /** The same, for what nobody has to answer. */
  Delivery tell(News news);
}
