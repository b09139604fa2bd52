package dev.steward.ports.events;

/** A handler at work. */
public interface Subscription extends AutoCloseable {
  String name();

  /** Hands over nothing more, once the batch at hand is done, until {@link #resume}. */
  void pause();

  void resume();

  Standing standing();

  /** Ends once the handler has returned; what it had not done will come again. */
  @Override
  void close();
}
