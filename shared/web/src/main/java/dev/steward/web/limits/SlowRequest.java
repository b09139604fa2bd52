package dev.steward.web.limits;

import java.io.IOException;

/**
 * A request that did not arrive in time. The words "connection closed" tell Micronaut not to log it
 * where nobody waits for an answer any more.
 */
final class SlowRequest extends IOException {
  SlowRequest() {
    super("connection closed: the request took too long to arrive");
  }
}
