package dev.steward.reliability.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.reliability.records.Stopwatch;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Serves all tools of the torture. It keeps the contract of executors, its level included, and is
 * otherwise as bad as an executor may be: no effect after a 4xx, none before a call.
 */
public final class TortureExecutor implements AutoCloseable {
  private static final Duration PAST_ANY_DEADLINE = Duration.ofSeconds(4);
  private static final long FAR_TOO_LONG = 3 << 20;

  private final StubExecutor server = StubExecutor.start();
  private final Effects effects;
  private final long seed;
  private volatile boolean behaves;

  private TortureExecutor(Effects effects, long seed) {
    this.effects = effects;
    this.seed = seed;
  }

  public static TortureExecutor start(Path log, Stopwatch watch, long seed) throws IOException {
    TortureExecutor executor = new TortureExecutor(Effects.in(log, watch), seed);
    executor.server.always(executor::answer);
    return executor;
  }

  public URI url() {
    return server.url();
  }

  public Effects effects() {
    return effects;
  }

  /** From now on every answer is proper. */
  public void behave() {
    behaves = true;
  }

  private boolean answer(ReceivedRequest request, Socket connection)
      throws IOException, InterruptedException {
    // It remembers requests for tests that ask; here there are too many.
    server.forget();
    return (request.method().equals("GET") ? known(request) : work(request))
        .to(request, connection);
  }

  /** {@code GET /effects/{key}}. */
  private StubAnswer known(ReceivedRequest request) {
    String key = request.path().substring(request.path().lastIndexOf('/') + 1);
    return effects
        .output(key)
        .map(
            output -> {
              ObjectNode done = Json.object().put("key", key).put("state", "done");
              done.set("output", output);
              done.set("usage", Json.object().put("pages", Effects.pages(key)));
              return StubAnswer.json(200, done.toString());
            })
        .orElseGet(
            () ->
                effects.underWay(key)
                    ? StubAnswer.json(
                        200, Json.object().put("key", key).put("state", "started").toString())
                    : StubAnswer.problem(
                        404,
                        """
                        {"type":"https://steward.dev/problems/effect-unknown","status":404,\
                        "title":"An executor never saw this effect key"}"""));
  }

  private StubAnswer work(ReceivedRequest request) throws InterruptedException {
    effects.arrived(request);
    SplittableRandom random =
        new SplittableRandom(
            seed
                ^ (Effects.key(request) + Effects.header(request, "Steward-Attempt")).hashCode()
                    * 31L);
    Mood mood = behaves ? Mood.PROPER : Mood.of(random);
    if (mood.without()) {
      return without(mood);
    }
    return with(mood, done(request, mood, random), Effects.pages(Effects.key(request)));
  }

  private String done(ReceivedRequest request, Mood mood, SplittableRandom random)
      throws InterruptedException {
    String key = Effects.key(request);
    effects.begin(key);
    try {
      if (mood == Mood.SLOW) {
        Thread.sleep(random.nextInt(20, 400));
      }
      return (request.path().endsWith("/once")
              ? effects.happen(request, () -> arguments(request))
              : effects.happenOnce(request, () -> arguments(request)))
          .toString();
    } finally {
      effects.end(key);
    }
  }

  private static StubAnswer without(Mood mood) {
    return switch (mood) {
      case REFUSES ->
          StubAnswer.problem(
              422, "{\"type\":\"about:blank\",\"status\":422,\"detail\":\"not this one\"}");
      case RESETS_BEFORE -> StubAnswer.reset();
      case HANGS_BEFORE -> StubAnswer.after(PAST_ANY_DEADLINE, StubAnswer.silence());
      default -> StubAnswer.json(500, "{\"detail\":\"it did not even begin\"}");
    };
  }

  private static StubAnswer with(Mood mood, String output, long pages) {
    return switch (mood) {
      case RESETS_AFTER -> StubAnswer.reset();
      case HANGS_AFTER -> StubAnswer.after(PAST_ANY_DEADLINE, StubAnswer.silence());
      case FAILS_AFTER -> StubAnswer.json(503, "{\"detail\":\"it was done all the same\"}");
      case GARBAGE -> StubAnswer.garbage();
      case WRONG_SHAPE -> StubAnswer.json(200, "{\"done\":\"yes\"}");
      case BREAKS_OFF -> StubAnswer.truncated(output);
      case DRIPS -> StubAnswer.drip(output, Duration.ofMillis(200));
      case ENDLESS -> StubAnswer.streamed(FAR_TOO_LONG);
      default ->
          StubAnswer.of(
              200,
              Map.of("Content-Type", "application/json", "Steward-Usage", "pages=" + pages),
              output);
    };
  }

  private static JsonNode arguments(ReceivedRequest request) {
    try {
      return Json.MAPPER.readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    effects.close();
  }
}
