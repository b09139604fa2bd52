package dev.steward.ports.events;

import java.io.IOException;
import java.util.OptionalLong;

/** Where the events of one subscription come from, a batch at a time, on one thread. */
public interface Source extends AutoCloseable {
  /**
   * Hands the next batch over, if one comes within a moment, and keeps that it is done. False when
   * it was closed in the midst of it: then the batch will come again.
   */
  boolean step(Delivery delivery) throws IOException;

  /** How many events wait, as far as it can tell; on any thread. */
  OptionalLong backlog();

  /** Ends the waiting for a batch; on any thread. */
  void hurry();

  /** Once no step is under way. */
  @Override
  void close() throws IOException;
}
