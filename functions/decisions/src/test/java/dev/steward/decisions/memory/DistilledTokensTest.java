package dev.steward.decisions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.Served;
import dev.steward.decisions.Served.Answer;
import dev.steward.decisions.assist.Refunds;
import dev.steward.ports.models.Reply;
import dev.steward.ports.models.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model uses for a day's paragraph is charged to whoever has the job run, once. */
class DistilledTokensTest {
  private static final Tokens SOME = new Tokens(321, 23);
  private static final String USED = "input=321, output=23";
  private static final String NONE = "input=0, output=0";
  private static final Reply QUIET = new Reply.Answered("A quiet day.", "saying-1", SOME);

  @TempDir Path folder;

  @Test
  void areToldByTheRunThatUsedThem() {
    try (Served served = decided(QUIET)) {
      Answer first = run(served, "distill", "key-1");

      assertThat(first.at("/report/snapshots/0/narrative").asText()).isEqualTo("A quiet day.");
      assertThat(first.at("/report/tokens/input").asInt()).isEqualTo(321);
      assertThat(usage(first)).contains(USED);
      assertThat(usage(run(served, "distill", "key-1"))).contains(USED);
    }
  }

  @Test
  void areNotToldByTheNextThatAsks() {
    try (Served served = decided(QUIET)) {
      run(served, "distill", "key-1");

      Answer next = run(served, "run_2", "distill", "key-2");

      assertThat(next.at("/report/tokens/input").asInt()).isEqualTo(321);
      assertThat(usage(next)).contains(NONE);
    }
  }

  @Test
  void areToldWhereTheModelRefusedToo() {
    try (Served served = decided(new Reply.Refused("blocked", "saying-1", SOME))) {
      Answer answer = run(served, "distill", "key-1");

      assertThat(answer.at("/report/snapshots/0/notNarrated").asText()).isEqualTo("blocked");
      assertThat(usage(answer)).contains(USED);
    }
  }

  @Test
  void aJobThatAsksNoModelUsesNone() {
    try (Served served = decided(QUIET)) {
      assertThat(usage(run(served, "aggregator", "key-1"))).contains(NONE);
    }
  }

  private Served decided(Reply reply) {
    Served served = Served.in(folder, new SayingModel(reply));
    Refunds.bind(served.governed());
    served.governed().ask("decisions.decide", Refunds.asks("one", "{\"amount\": 20}"));
    return served;
  }

  private static Answer run(Served served, String job, String key) {
    return run(served, "run_1", job, key);
  }

  private static Answer run(Served served, String run, String job, String key) {
    Instant soon = Instant.now().plusSeconds(60);
    String body = "{\"job\": \"%s\"}".formatted(job);
    return served.call(run, "decisions.run_job", key, 1, soon, body).is(200);
  }

  private static Optional<String> usage(Answer answer) {
    return answer.response().headers().firstValue("Steward-Usage");
  }
}
