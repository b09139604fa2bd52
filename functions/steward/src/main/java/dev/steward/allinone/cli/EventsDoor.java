package dev.steward.allinone.cli;

import dev.steward.allinone.load.Door;
import dev.steward.json.Json;
import java.time.Duration;
import java.util.Map;

/** {@code POST /v1/events} of a server, under a token that is renewed before it ends. */
final class EventsDoor implements Door {
  private static final String EXECUTOR = "ANALYTICS_EXECUTOR_URL";
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final ServerOptions options;
  private Server server;
  private long since = System.nanoTime();

  EventsDoor(ServerOptions options) {
    this.options = options;
    this.server = options.server(EXECUTOR);
  }

  Server server() {
    if (System.nanoTime() - since > FRESH.toNanos()) {
      server = options.server(EXECUTOR);
      since = System.nanoTime();
    }
    return server;
  }

  @Override
  public Reply send(byte[] events) {
    try {
      Answer answer = server().post("/v1/events", events, Map.of());
      return new Reply(answer.status(), answer.body());
    } catch (Failure unreachable) {
      return new Reply(0, Json.object().put("title", unreachable.getMessage()));
    }
  }
}
